package io.throughline.process.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.RecurringInvoices;
import io.throughline.billing.RecurringInvoices.NewRecurring;
import io.throughline.billing.contract.Recurring;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.page.Browser;
import io.throughline.quantity.Money;
import io.throughline.security.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Invoices that come back: each once, in order, however late. */
@ThroughlineTest
class RecurringBillingTests {
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired RecurringInvoices recurring;
    private BillingFixture firm;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
    }

    private String worked(String hours) {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), hours);
        return project;
    }

    private Recurring started(String project, Recurring.Unit unit, LocalDate first, LocalDate ends, boolean withWork) {
        return Actor.as("FIN", () -> recurring.start(project, new NewRecurring("Hosting", new BigDecimal("310.00"), 1, unit, first, null, ends, withWork)));
    }

    private List<String> periods(String project) {
        return firm.billing.ofProject(project).stream().sorted(Comparator.comparing(InvoiceSummary::draftId)).flatMap(i -> i.lines().stream())
                .filter(l -> l.kind().equals("RECURRING")).map(l -> l.description() + " " + l.amount()).toList();
    }

    private long running(long id) {
        return house.getBean(RuntimeService.class).createProcessInstanceQuery().processDefinitionKey("recurring-billing").processInstanceBusinessKey("recurring/" + id).count();
    }

    @Test
    void theLastDayOfTheMonthStaysTheLastDayAndNothingComesAfterTheEnd() {
        var first = LocalDate.of(times.today().getYear() - 1, 1, 31);
        var project = firm.project();
        var id = started(project, Recurring.Unit.MONTH, first, first.plusMonths(2), false).id();
        assertThat(running(id)).isOne();
        times.drain();
        assertThat(recurring.get(id).billed()).containsExactly(first, first.plusMonths(1), first.plusMonths(2));
        assertThat(first.plusMonths(1).getMonthValue()).isEqualTo(2);
        assertThat(periods(project)).hasSize(3).last().asString().endsWith(" 10.33 EUR");
        assertThat(running(id)).isZero();
    }

    @Test
    void whatWasMissedIsCaughtUpOnceAndInOrder() {
        var project = firm.project();
        var first = times.today().minusDays(3);
        var id = started(project, Recurring.Unit.DAY, first, null, false).id();
        times.moveTo(times.today().plusDays(1).atTime(8, 0));
        times.drain();
        var due = recurring.get(id).billed();
        assertThat(due).containsExactly(first, first.plusDays(1), first.plusDays(2), first.plusDays(3), first.plusDays(4));
        assertThat(firm.billing.ofProject(project)).hasSize(5).allSatisfy(i -> assertThat(i.number()).isNotNull());
        var byNumber = firm.billing.ofProject(project).stream().sorted(Comparator.comparing(InvoiceSummary::number)).flatMap(i -> i.lines().stream()).map(InvoiceSummary.Line::description).toList();
        assertThat(byNumber).isEqualTo(periods(project).stream().map(p -> p.replace(" 310.00 EUR", "")).toList());
        assertThatThrownBy(() -> recurring.setPrice(id, times.today(), new BigDecimal("400.00"))).isInstanceOf(InvalidInput.class);
        Actor.as("FIN", () -> recurring.setPrice(id, times.today().plusDays(1), new BigDecimal("400.00")));
        times.moveTo(times.today().plusDays(1).atTime(8, 0));
        assertThat(periods(project)).hasSize(6).last().asString().endsWith("400.00 EUR");
        Actor.as("FIN", () -> recurring.stop(id, null));
        times.drain();
        assertThat(running(id)).isZero();
        assertThatThrownBy(() -> recurring.stop(id, null)).isInstanceOf(Refused.class);
    }

    @Test
    void afterThreeDaysWithoutTheEngineEachDueInvoiceIsMadeOnceAndInOrder(@Autowired FirmClock clock) {
        var project = firm.project();
        var first = times.today().plusDays(1);
        var id = started(project, Recurring.Unit.DAY, first, null, false).id();
        clock.moveTo(first.plusDays(2).atTime(12, 0).atZone(clock.getZone()).toInstant());
        times.drain();
        times.drain();
        assertThat(recurring.get(id).billed()).containsExactly(first, first.plusDays(1), first.plusDays(2));
        var made = firm.billing.ofProject(project).stream().sorted(Comparator.comparing(InvoiceSummary::number)).toList();
        assertThat(made).hasSize(3).allSatisfy(i -> assertThat(i.issueDate()).isEqualTo(first.plusDays(2)));
        assertThat(made.stream().flatMap(i -> i.lines().stream()).map(l -> l.description() + " " + l.amount()).toList()).isEqualTo(periods(project));
        Actor.as("FIN", () -> recurring.stop(id, null));
        times.drain();
        assertThat(running(id)).isZero();
    }

    @Test
    void hoursJoinTheRecurringInvoice() {
        var project = worked("2.00");
        var first = times.today().minusDays(1);
        started(project, Recurring.Unit.MONTH, first, first.plusMonths(1).minusDays(1), true);
        times.drain();
        assertThat(firm.billing.ofProject(project)).singleElement().satisfies(i -> assertThat(i.net()).isEqualTo(Money.of("510.00", "EUR")));
        assertThat(firm.billing.unbilled(project)).isEmpty();
    }

    @Test
    void thePageTakesAStartAmidAPeriodANewPriceAndALastDay() {
        var project = firm.project();
        var at = "/projects/" + project + "/billing";
        var finance = Browser.of(house, Role.FINANCE);
        var first = LocalDate.of(times.today().getYear() + 1, 1, 22);
        var wish = new java.util.HashMap<>(Map.of("description", "Hosting", "amount", "310.00", "every", "1", "unit", "MONTH", "firstOn", first.toString(), "periodsFrom", first.plusMonths(2).toString(), "endsOn", ""));
        assertThat(finance.postAndFollow(at + "/recurring", wish).html()).contains("is not in the period after");
        wish.put("periodsFrom", first.withDayOfMonth(1).plusMonths(1).toString());
        assertThat(finance.postAndFollow(at + "/recurring", wish).html()).contains("Hosting");
        var made = recurring.of(project).get(0);
        assertThat(made.amount(first)).as("ten of 31 days").isEqualTo(Money.of("100.00", "EUR"));
        finance.postAndFollow(at + "/recurring/%d/price".formatted(made.id()), Map.of("validFrom", first.plusDays(5).toString(), "amount", "620.00"));
        assertThat(recurring.get(made.id()).amount(first)).as("five days at 10.00 and five at 20.00").isEqualTo(Money.of("150.00", "EUR"));
        finance.postAndFollow(at + "/recurring/%d/stop".formatted(made.id()), Map.of("on", first.plusDays(6).toString()));
        assertThat(recurring.get(made.id()).amount(first)).as("five at 10.00 and two at 20.00").isEqualTo(Money.of("90.00", "EUR"));
        assertThat(Browser.of(house, Role.FINANCE, "de").get(at).html()).contains("Hosting").doesNotContain("??");
        assertThat(Browser.of(house, Role.MANAGER).post(at + "/recurring", wish).status()).isEqualTo(403);
    }
}
