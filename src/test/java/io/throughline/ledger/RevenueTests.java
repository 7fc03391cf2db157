package io.throughline.ledger;

import static io.throughline.project.BillingModel.RETAINER;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.CreditWish;
import io.throughline.billing.Deposits;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.contract.Recurring;
import io.throughline.billing.RecurringInvoices;
import io.throughline.billing.WorkInProgress;
import io.throughline.journal.Actor;
import io.throughline.project.BillingTerms;
import io.throughline.project.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Revenue by what is earned: what is billed is either recognised or deferred, whatever the model. */
@ThroughlineTest
class RevenueTests {
    @Autowired ApplicationContext house;
    @Autowired BillingTerms terms;
    @Autowired Deposits deposits;
    @Autowired RecurringInvoices recurring;
    @Autowired CreditNotes credits;
    @Autowired Accruals accruals;
    @Autowired Times times;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    private BillingFixture firm;
    private LocalDate from;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
        from = firm.cutOff().withDayOfMonth(1);
    }

    @Test
    void aRetainerIsRevenueAsItIsDrawnAndOnceItHasExpired() {
        undone(() -> {
            var project = retainer(firm.cutOff().plusMonths(6));
            firm.approved(project, firm.person("100.00"), "5.00");
            var invoice = firm.issued(project);
            assertThat(invoice.net().amount()).isEqualByComparingTo(invoice.lines().stream().filter(l -> l.kind().equals("RETAINER")).map(l -> l.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add));
            var periods = invoice.lines().stream().filter(l -> l.kind().equals("RETAINER")).count();
            // 90.00 an hour: five are drawn, the fifteen of the month that is over have expired, those of this month are still to come.
            assertThat(deferred(project)).isEqualByComparingTo(new BigDecimal("1800").multiply(BigDecimal.valueOf(periods - 1)));
            assertThat(revenue(project)).isEqualByComparingTo("1800");
            accruals.post(YearMonth.from(times.today()));
            assertThat(revenue(project).add(deferred(project))).isEqualByComparingTo(invoice.net().amount());
            credits.credit(invoice.number(), "agreed otherwise");
            assertThat(deferred(project)).isEqualByComparingTo("0");
            assertThat(revenue(project)).isEqualByComparingTo("0");
        });
    }

    @Test
    void aPartOfADepositThatIsCreditedMovesBackAloneAndTheRestIsDeducted() {
        undone(() -> {
            var project = firm.project();
            firm.approved(project, firm.person("100.00"), "20.00");
            firm.approved(project, firm.person("100.00"), "20.00");
            long draft = Actor.as("FIN", () -> deposits.request(project, new BigDecimal("3000.00"))).draftId();
            var deposit = firm.billing.issue(draft);
            assertThat(deferred(project)).isEqualByComparingTo("3000");
            credits.credit(deposit.number(), new CreditWish("less was agreed", null, null, "1000.00"));
            assertThat(deferred(project)).isEqualByComparingTo("2000");
            assertThat(revenue(project)).isEqualByComparingTo("0");
            firm.delivered(project);
            var last = firm.issued(project);
            assertThat(last.net().toString()).isEqualTo("2000.00 EUR");
            assertThat(deferred(project)).isEqualByComparingTo("0");
            assertThat(revenue(project)).isEqualByComparingTo("4000");
        });
    }

    @Test
    void whatIsBilledIsRecognisedOrDeferredInEveryModel() {
        undone(() -> {
            var hours = firm.project();
            firm.approved(hours, firm.person("100.00"), "8.00");
            var fee = firm.fixedFee("100.00", "5000.00");
            firm.approved(fee, firm.person("100.00"), "10.00");
            var schedule = firm.fixedFee("100.00", "1000.00");
            for (var part : List.of("13.00", "12.00")) firm.approved(schedule, firm.person("100.00"), part);
            terms.agree(schedule, from.minusMonths(3), new Terms(null, null, new Terms.Fixed(n("1000.00"), List.of(new Terms.Instalment("Start", from, n("600.00")), new Terms.Instalment("End", from.plusYears(1), n("400.00"))), null, null), null, null, null, null));
            var capped = firm.project();
            firm.approved(capped, firm.person("100.00"), "10.00");
            terms.agree(capped, from.minusMonths(3), new Terms(null, new Terms.Cap(n("700.00"), Terms.Cap.Reached.STOP), null, null, null, null, null));
            var prepaid = retainer(firm.cutOff());
            for (var part : List.of("13.00", "13.00")) firm.approved(prepaid, firm.person("100.00"), part);
            var hosting = firm.project();
            var year = Actor.as("FIN", () -> recurring.start(hosting, new RecurringInvoices.NewRecurring("Hosting", n("365.00"), 1, Recurring.Unit.YEAR, times.today(), null, null, false)));
            var billed = new LinkedHashMap<String, InvoiceSummary>();
            for (var project : List.of(hours, fee, schedule, capped, prepaid)) billed.put(project, firm.issued(project));
            billed.put(hosting, firm.billing.issue(recurring.draftNext(year.id()).orElseThrow()));
            accruals.post(YearMonth.from(times.today()));
            billed.forEach((project, invoice) -> assertThat(revenue(project).add(deferred(project)).subtract(unbilled(project))).as(project).isEqualByComparingTo(invoice.net().amount()));
            assertThat(deferred(schedule)).isEqualByComparingTo("350");
            assertThat(deferred(fee)).isEqualByComparingTo("0");
            assertThat(revenue(capped)).isEqualByComparingTo("700");
            assertThat(revenue(prepaid)).isEqualByComparingTo("2520");
            long over = times.today().lengthOfMonth() - times.today().getDayOfMonth() + 1;
            long days = ChronoUnit.DAYS.between(times.today(), times.today().plusYears(1));
            assertThat(revenue(hosting)).isCloseTo(new BigDecimal("365.00").multiply(BigDecimal.valueOf(over)).divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP), Offset.offset(new BigDecimal("0.01")));
        });
    }

    @Test
    void aMonthEarnsWhatWasWorkedInItAlsoWhatWasApprovedOnlyAfterwards(@Autowired WorkInProgress work) {
        undone(() -> {
            var project = firm.project();
            firm.approved(project, firm.person("100.00"), "8.00");
            assertThat(work.upTo(firm.cutOff())).as("at its end it was not approved yet").noneMatch(w -> w.projectCode().equals(project));
            var month = YearMonth.from(firm.cutOff());
            accruals.post(month);
            assertThat(revenue(project)).isEqualByComparingTo("800");
            assertThat(unbilled(project)).isEqualByComparingTo("800");
            firm.issued(project);
            accruals.post(month.plusMonths(1));
            assertThat(revenue(project)).as("billed, and not earned twice").isEqualByComparingTo("800");
            assertThat(unbilled(project)).isEqualByComparingTo("0");
        });
    }

    private String retainer(LocalDate until) {
        var project = firm.project(RETAINER, "DE", "EUR", "100.00", "10000.00");
        terms.agree(project, from, new Terms(null, null, null, new Terms.Retainer(Terms.Retainer.Unit.HOURS, n("20"), n("1800.00"), 1, from, until, n("0"), 0, n("120.00"), null), null, null, null));
        return project;
    }

    private void undone(Runnable story) {
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            story.run();
        });
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    private BigDecimal revenue(String project) {
        return balance(project, "4000").negate();
    }

    private BigDecimal deferred(String project) {
        return balance(project, "2250").add(balance(project, "2300")).negate();
    }

    private BigDecimal unbilled(String project) {
        return balance(project, "1300");
    }

    private BigDecimal balance(String project, String account) {
        return db.sql("""
                select coalesce(sum(l.debit - l.credit), 0) from app.ledger_line l where l.account = :account and (l.item in ('project:' || :project, 'retainer:' || :project)
                   or l.item in (select 'invoice:' || id from app.invoice where project_code = :project))""").param("account", account).param("project", project).query(BigDecimal.class).single();
    }
}
