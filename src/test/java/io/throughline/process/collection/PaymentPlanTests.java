package io.throughline.process.collection;

import static io.throughline.receivables.DebtFixture.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.InvoiceSummary;
import io.throughline.process.ApiDesk;
import io.throughline.process.Desk;
import io.throughline.process.Inbox;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.PaymentPlan.State;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.PaymentPlans.Part;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Reminders;
import io.throughline.receivables.Statements;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ThroughlineTest
class PaymentPlanTests {
    @LocalServerPort int port;
    @Autowired ApplicationContext house;
    @Autowired Receivables receivables;
    @Autowired PaymentPlans plans;
    @Autowired Reminders reminders;
    @Autowired Statements statements;
    @Autowired Users users;
    @Autowired Inbox inbox;
    @Autowired RuntimeService runtime;
    @Autowired Times times;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient db;
    private DebtFixture debts;

    @BeforeEach
    void makeDebts() {
        debts = new DebtFixture(house);
    }

    @Test
    void aMissedInstalmentReturnsTheCaseToDunningAtTheLevelThatWasNext() {
        var invoice = remindedOnce();
        var first = times.today().plusDays(10);
        plans.agree(invoice.number(), List.of(part(first, "590.00"), part(first.plusDays(30), "600.00")), "short of money until summer", false);
        assertThat(letter("payment-plan:%d", invoice)).contains(invoice.number()).contains("590").contains("600");

        times.moveTo(first.minusDays(3).atTime(9, 0));
        assertThat(plans.holding(invoice.draftId()).orElseThrow().next().reminded()).isTrue();
        pay(invoice, "590.00", "first");
        times.moveTo(first.plusDays(33).atTime(12, 0));
        assertThat(sent(invoice)).containsExactly(1);
        assertThat(plans.holding(invoice.draftId()).orElseThrow().next()).satisfies(i -> {
            assertThat(i.position()).isEqualTo(2);
            assertThat(i.reminded()).isTrue();
        });

        times.moveTo(first.plusDays(34).atTime(9, 0));
        assertThat(plans.of(invoice.draftId())).singleElement().satisfies(p -> {
            assertThat(p.state()).isEqualTo(State.BROKEN);
            assertThat(p.covered()).isEqualTo(euro("590.00"));
        });
        // Level 2 was ten days ahead when the plan was agreed on, and is so again.
        times.moveTo(first.plusDays(34).plusDays(10).atTime(8, 59));
        assertThat(sent(invoice)).containsExactly(1);
        times.moveTo(first.plusDays(34).plusDays(10).atTime(9, 0));
        assertThat(sent(invoice)).containsExactly(1, 2);
        times.moveTo(first.plusDays(34).plusDays(26).atTime(9, 0));
        assertThat(sent(invoice)).containsExactly(1, 2, 3);
    }

    @Test
    void paidInFullEndsIt() {
        var invoice = remindedOnce();
        var first = times.today().plusDays(5);
        plans.agree(invoice.number(), plans.monthly(invoice.number(), 3, first), "three months", false);
        var parts = plans.holding(invoice.draftId()).orElseThrow().instalments();
        assertThat(parts).extracting(i -> i.amount().amount().toPlainString()).containsExactly("396.67", "396.67", "396.66");
        assertThat(statements.of(invoice.clientCode(), times.today(), times.today()).accounts().get(0).agreed()).hasSize(3);
        for (var part : parts) {
            times.moveTo(part.dueOn().atTime(10, 0));
            pay(invoice, part.amount().amount().toPlainString(), "part " + part.position());
            new Desk(house).workOff();
        }
        assertThat(plans.of(invoice.draftId())).singleElement().satisfies(p -> assertThat(p.state()).isEqualTo(State.KEPT));
        assertThat(sent(invoice)).containsExactly(1);
        assertThat(running(invoice)).isFalse();
        assertThat(db.sql("select count(*) from app.mail where about = ? and key like 'instalment:%'").param("invoice:" + invoice.draftId()).query(Long.class).single()).isEqualTo(3);
        assertThat(db.sql("select event from app.journal_entry where subject = ? and event in ('PaymentPlanAgreed', 'PaymentPlanKept') order by 1").param("invoice:" + invoice.draftId())
                .query(String.class).list()).containsExactly("PaymentPlanAgreed", "PaymentPlanKept");
    }

    @Test
    void financeAgreesOnInstalmentsWhereNoReminderIsLeft() {
        var invoice = debts.mailed();
        times.moveTo(invoice.dueDate().plusDays(30).atTime(9, 0));
        var first = times.today().plusDays(7);
        assertThatThrownBy(() -> answer(invoice, Map.of("decision", "plan", "reason", "they asked", "firstDueOn", first.toString()))).hasMessage("instalments: say in how many instalments");
        answer(invoice, Map.of("decision", "plan", "instalments", 4, "firstDueOn", first.toString(), "reason", "they asked"));
        assertThat(plans.holding(invoice.draftId()).orElseThrow().instalments()).hasSize(4);
        assertThat(inbox.open("decideHowToGoOn", key(invoice))).isEmpty();
        receivables.openDispute(invoice.number(), "one hour too many");
        assertThat(inbox.open("settleDispute", key(invoice))).hasSize(1);
        inbox.complete(inbox.open("settleDispute", key(invoice)).get(0).getId(), "fiona", List.of("finance"), Map.of("outcome", "it was right"));
        plans.cancel(invoice.number(), "they stopped answering");
        assertThat(inbox.open("decideHowToGoOn", key(invoice))).hasSize(1);
    }

    @Test
    void aPlanIsWhatIsOwedInOrderAndOneAtATime() {
        var invoice = debts.mailed();
        var day = times.today().plusDays(3);
        var fiona = ApiDesk.of(users, port, "planner" + invoice.draftId(), null, Role.FINANCE);
        var path = "/invoices/" + invoice.number() + "/payment-plans";
        assertThat(fiona.post(path, Map.of("reason", "r", "instalments", List.of(of(day, "1000.00")))).body().toString()).contains("they add up to 1000.00 EUR, but 1190.00 EUR is owed");
        assertThat(fiona.post(path, Map.of("reason", "r", "instalments", List.of(of(day, "190.00"), of(day, "1000.00")))).code()).isEqualTo(400);
        assertThat(fiona.post(path, Map.of("reason", "r", "instalments", List.of(of(times.today().minusDays(1), "1190.00")))).code()).isEqualTo(400);
        assertThat(fiona.post(path, Map.of("reason", "r", "count", 2, "firstDueOn", day.toString())).code()).isEqualTo(201);
        assertThat(fiona.post(path, Map.of("reason", "r", "count", 2, "firstDueOn", day.toString())).code()).isEqualTo(409);
        assertThat(fiona.get("/receivables/" + invoice.number()).body().at("/paymentPlans/0/instalments/1/amount/amount").asText()).isEqualTo("595.00");
        assertThatThrownBy(() -> db.sql("update app.payment_plan set amount = 1 where draft_id = ?").param(invoice.draftId()).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(t -> db.sql("""
                insert into app.instalment (plan_id, position, due_on, amount) select id, 9, ?, 1 from app.payment_plan where draft_id = ?""").params(day.plusYears(1), invoice.draftId()).update()))
                .hasMessageContaining("do not add up");
        assertThat(fiona.post(path + "/cancel", Map.of("reason", "paid otherwise")).body().path("state").asText()).isEqualTo("CANCELLED");
        pay(invoice, "1190.00", "all");
    }

    private InvoiceSummary remindedOnce() {
        var invoice = debts.mailed();
        times.moveTo(invoice.dueDate().plusDays(4).atTime(12, 0));
        assertThat(sent(invoice)).containsExactly(1);
        return invoice;
    }

    private void answer(InvoiceSummary invoice, Map<String, Object> answers) {
        inbox.complete(inbox.open("decideHowToGoOn", key(invoice)).get(0).getId(), "fiona", List.of("finance"), answers);
        times.drain();
    }

    private String letter(String key, InvoiceSummary invoice) {
        return db.sql("select subject || body from app.mail where key = ?").param(key.formatted(plans.holding(invoice.draftId()).orElseThrow().id())).query(String.class).single();
    }

    private static Part part(LocalDate day, String amount) {
        return new Part(day, euro(amount));
    }

    private static Map<String, Object> of(LocalDate day, String amount) {
        return Map.of("dueOn", day.toString(), "amount", ApiDesk.money(amount, "EUR"));
    }

    private void pay(InvoiceSummary invoice, String amount, String reference) {
        receivables.receivePayment(invoice.number(), euro(amount), times.today(), reference);
        new Desk(house).workOff();
    }

    private List<Integer> sent(InvoiceSummary invoice) {
        return reminders.of(invoice.draftId()).stream().map(Reminders.Reminder::level).toList();
    }

    private boolean running(InvoiceSummary invoice) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("collection").processInstanceBusinessKey(key(invoice)).count() > 0;
    }

    private static String key(InvoiceSummary invoice) {
        return String.valueOf(invoice.draftId());
    }
}
