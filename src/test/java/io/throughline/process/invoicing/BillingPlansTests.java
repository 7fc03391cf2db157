package io.throughline.process.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.Adjustment;
import io.throughline.billing.Adjustments;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.Deposits;
import io.throughline.billing.drafting.DraftOutcome.CannotBill;
import io.throughline.billing.HeldItems;
import io.throughline.billing.unbilled.Realisation;
import io.throughline.journal.Actor;
import io.throughline.process.Inbox;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Reductions and surcharges with their approval, deposits, and what is held back. */
@ThroughlineTest
class BillingPlansTests {
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Inbox inbox;
    @Autowired Adjustments adjustments;
    @Autowired Deposits deposits;
    @Autowired HeldItems held;
    @Autowired DecisionService decisions;
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

    private Adjustment asked(String project, Adjustment.Kind kind, String percent, String amount) {
        return Actor.as("FIN", () -> adjustments.get(adjustments.request(project, kind, percent == null ? null : new BigDecimal(percent), amount == null ? null : new BigDecimal(amount), "slow start").id()));
    }

    private void decide(Task task, String who, String approved) {
        inbox.complete(task.getId(), who, List.of("director"), Map.of("approved", approved, "comment", ""));
    }

    @Test
    void aSmallDiscountIsOnTheNextInvoiceAtOnce() {
        var project = worked("10.00");
        assertThat(asked(project, Adjustment.Kind.DISCOUNT, "5", null).state()).isEqualTo(Adjustment.State.APPROVED);
        var invoice = firm.issued(project);
        assertThat(invoice.lines()).extracting(l -> l.kind() + " " + l.description() + " " + l.amount()).contains("ADJUSTMENT Discount: slow start -50.00 EUR");
        assertThat(invoice.net()).isEqualTo(Money.of("950.00", "EUR"));
        assertThat(invoice.vat()).isEqualTo(Money.of("180.50", "EUR"));
        assertThat(firm.billing.explain(invoice.number()).get(1).formula()).contains("5 % of 1000.00 EUR", "slow start", "FIN");
        firm.approved(project, firm.person("100.00"), "1.00");
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("100.00", "EUR"));
        Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), "again"));
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("950.00", "EUR"));
    }

    @Test
    void aLargeWriteDownWaitsForADirector() {
        var project = worked("10.00");
        var asked = asked(project, Adjustment.Kind.WRITE_DOWN, "12", null);
        assertThat(asked.state()).isEqualTo(Adjustment.State.WAITING);
        var task = inbox.open("approveAdjustment", "adjustment/" + asked.id()).get(0);
        assertThatThrownBy(() -> decide(task, "FIN", "true")).hasMessageContaining("somebody else");
        assertThatThrownBy(() -> decide(task, "DIR", "false")).isInstanceOf(InvalidInput.class);
        var unadjusted = firm.drafted(project);
        assertThat(unadjusted.net()).isEqualTo(Money.of("1000.00", "EUR"));
        firm.billing.release(unadjusted.draftId(), "wait for the write-down");
        decide(task, "DIR", "true");
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("880.00", "EUR"));
        assertThat(house.getBean(Realisation.class).of(times.today(), times.today(), project)).singleElement().satisfies(r -> {
            assertThat(r.worth()).isEqualTo(Money.of("1000.00", "EUR"));
            assertThat(r.percent()).isEqualByComparingTo("88");
            assertThat(r.by()).extracting(l -> l.kind() + " " + l.reason() + " " + l.amount()).containsExactly("WRITE_DOWN slow start 120.00 EUR");
        });
        assertThatThrownBy(() -> adjustments.withdraw(asked.id())).isInstanceOf(Refused.class).hasMessageContaining("is on draft");
        assertThatThrownBy(() -> firm.jdbc.sql("update app.adjustment set amount = 1 where id = ?").param(asked.id()).update()).isNotNull();
    }

    @Test
    void theTableSaysWhatIsLarge() {
        record Row(String kind, String percent, String amount, boolean needed) {}
        for (var row : List.of(new Row("WRITE_UP", "5.01", "1", true), new Row("WRITE_UP", "5", "1", false), new Row("DISCOUNT", "10.01", "1", true), new Row("DISCOUNT", "10", "1", false),
                new Row("WRITE_DOWN", "1", "2500.01", true), new Row("WRITE_DOWN", "1", "2500.00", false))) {
            var answer = decisions.evaluateDecisionTableByKey("adjustment-approval", Map.of("kind", row.kind(), "percent", row.percent(), "amount", row.amount())).getSingleResult();
            assertThat((Boolean) answer.getEntry("approvalNeeded")).as(row.toString()).isEqualTo(row.needed());
        }
    }

    @Test
    void whatIsWrongWithAnAdjustmentIsToldByField() {
        var project = worked("1.00");
        assertThatThrownBy(() -> adjustments.request(project, null, new BigDecimal("-1"), null, " ")).isInstanceOfSatisfying(InvalidInput.class,
                e -> assertThat(e.problems()).extracting(InvalidInput.Problem::field).containsExactlyInAnyOrder("kind", "percent", "reason"));
        asked(project, Adjustment.Kind.WRITE_DOWN, null, "100.00");
        inbox.open("approveAdjustment", "adjustment/" + adjustments.of(project).get(0).id()).forEach(t -> decide(t, "DIR", "true"));
        assertThat(firm.draft(project)).isInstanceOfSatisfying(CannotBill.class, c -> assertThat(c.reason()).contains("comes to 0.00"));
        Actor.as("FIN", () -> adjustments.withdraw(adjustments.of(project).get(0).id()));
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("100.00", "EUR"));
    }

    @Test
    void aDepositIsOwedUntilTheLastInvoiceTakesItOff() {
        var project = worked("24.00");
        for (int i = 0; i < 2; i++) firm.approved(project, firm.person("100.00"), "13.00");
        var before = owed();
        long draft = Actor.as("FIN", () -> deposits.request(project, new BigDecimal("3000.00"))).draftId();
        var deposit = firm.billing.issue(draft);
        assertThat(deposit.gross()).isEqualTo(Money.of("3570.00", "EUR"));
        assertThat(owed().subtract(before)).isEqualByComparingTo("3000");
        firm.delivered(project);
        var last = firm.issued(project);
        assertThat(last.net()).isEqualTo(Money.of("2000.00", "EUR"));
        assertThat(last.vat()).isEqualTo(Money.of("380.00", "EUR"));
        assertThat(last.lines()).filteredOn(l -> l.kind().equals("DEPOSIT_DEDUCTED")).singleElement().satisfies(l -> assertThat(l.description()).contains(deposit.number()));
        assertThat(owed()).isEqualByComparingTo(before);
        assertThat(deposits.of(project)).singleElement().satisfies(d -> assertThat(d.deductedBy()).isEqualTo(last.draftId()));
        Actor.as("FIN", () -> firm.creditNotes.credit(last.number(), "Wrong"));
        assertThat(owed().subtract(before)).isEqualByComparingTo("3000");
        assertThat(firm.jdbc.sql("select sum(debit - credit) from app.ledger_line").query(BigDecimal.class).single()).isZero();
    }

    private BigDecimal owed() {
        return firm.jdbc.sql("select coalesce(sum(credit - debit), 0) from app.ledger_line where account = '2250'").query(BigDecimal.class).single();
    }

    @Test
    void anItemThatIsHeldBackStaysUnbilledWithItsReason() {
        var project = firm.project();
        var ann = firm.person("100.00");
        long one = firm.approved(project, ann, "1.00");
        firm.approved(project, ann, "2.00");
        assertThatThrownBy(() -> held.hold(project, List.of(new HeldItems.Item("TIME", one)), "")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> held.hold(project, List.of(new HeldItems.Item("TIME", -1L)), "why")).isInstanceOf(InvalidInput.class);
        Actor.as("FIN", () -> held.hold(project, List.of(new HeldItems.Item("TIME", one)), "The client asks for proof"));
        assertThat(firm.issued(project).net()).isEqualTo(Money.of("200.00", "EUR"));
        assertThat(held.of(project)).singleElement().satisfies(h -> assertThat(h.reason()).isEqualTo("The client asks for proof"));
        firm.delivered(project);
        firm.draft(project);
        assertThat(firm.billing.lastRunDone(project)).isFalse();
        assertThat(firm.billing.unbilled(project)).anySatisfy(s -> assertThat(s).contains("held back"));
        held.letGo(project, List.of(new HeldItems.Item("TIME", one)));
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(firm.billing.lastRunDone(project)).isTrue();
        assertThatThrownBy(() -> held.hold(project, List.of(new HeldItems.Item("TIME", one)), "late")).isInstanceOf(Refused.class);
    }

    @Test
    void thePagesShowAndTakeAllOfIt(@Autowired WebApplicationContext web) throws Exception {
        var browser = MockMvcBuilders.webAppContextSetup(web).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        var project = worked("2.00");
        long entry = firm.approved(project, firm.person("100.00"), "3.00");
        var at = "/projects/" + project + "/billing";
        browser.perform(as(post(at + "/rates")).param("forWhom", "task:T1").param("validFrom", times.today().toString()).param("rate", "95.00")).andExpect(redirectedUrl(at));
        browser.perform(as(post(at + "/terms")).param("minutes", "15").param("direction", "UP").param("per", "DAY").param("cap", "5000.00").param("onReached", "STOP")
                .param("quantity", "20").param("unit", "HOURS").param("retainerPrice", "1800.00").param("from", times.today().withDayOfMonth(1).toString()).param("retainerTasks", "T1")
                .param("poNumber", "PO-1").param("billTos", firm.projects.get(project).clientCode() + "; 100")).andExpect(redirectedUrl(at));
        browser.perform(as(post(at + "/terms")).param("price", "10.00").param("schedule", "Start; soon; 10.00").header("HX-Request", "true")).andExpect(status().is4xxClientError());
        browser.perform(as(post(at + "/adjustments")).param("kind", "DISCOUNT").param("percent", "3").param("reason", "slow start")).andExpect(redirectedUrl(at));
        browser.perform(as(post(at + "/recurring")).param("description", "Hosting").param("amount", "10.00").param("unit", "MONTH").param("firstOn", times.today().plusMonths(1).toString())).andExpect(redirectedUrl(at));
        browser.perform(as(post(at + "/hold")).param("time", "" + entry).param("reason", "needs proof")).andExpect(redirectedUrl(at));
        browser.perform(as(post(at + "/deposits")).param("amount", "100.00")).andExpect(redirectedUrl(at));
        for (var language : List.of("en", "de")) {
            var page = browser.perform(as(get(at)).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
            assertThat(page).contains("PO-1", "slow start", "Hosting", "needs proof").doesNotContain("??");
            assertThat(browser.perform(as(get("/unbilled/" + project)).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()).contains("needs proof").doesNotContain("??");
            assertThat(browser.perform(as(get("/clients/" + firm.projects.get(project).clientCode())).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()).doesNotContain("??");
            assertThat(browser.perform(as(get("/rates")).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()).doesNotContain("??");
            assertThat(browser.perform(as(get("/projects/" + project + "/budget")).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()).doesNotContain("??");
        }
        var issued = firm.issued(project).number();
        for (var language : List.of("en", "de")) {
            var reductions = browser.perform(as(get("/reductions")).param("from", times.today().toString()).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
            assertThat(reductions).contains(project, "slow start", issued).doesNotContain("??");
        }
        browser.perform(as(get("/api/v1/adjustments")).param("state", "APPROVED")).andExpect(status().isOk()).andExpect(jsonPath("$.content[0].reason").value("slow start"));
        var line = browser.perform(as(get("/invoices/" + issued + "/lines/2"))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertThat(line).doesNotContain("??");
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.with(user("fin").roles("FINANCE")).with(csrf());
    }
}
