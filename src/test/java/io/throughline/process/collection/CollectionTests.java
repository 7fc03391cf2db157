package io.throughline.process.collection;

import static io.throughline.receivables.DebtFixture.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.InvoiceSummary;
import io.throughline.process.Inbox;
import io.throughline.receivables.ClientClasses;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Reminders;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ThroughlineTest
class CollectionTests {
    @Autowired ApplicationContext house;
    @Autowired Receivables receivables;
    @Autowired Disputes disputes;
    @Autowired Reminders reminders;
    @Autowired ClientClasses classes;
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
    void remindsAtThreeFourteenAndThirtyDaysThenAsksFinance() {
        var invoice = debts.mailed();
        times.moveTo(invoice.dueDate().plusDays(3).atTime(8, 59));
        assertThat(sent(invoice)).isEmpty();
        times.moveTo(invoice.dueDate().plusDays(30).atTime(8, 59));
        assertThat(sent(invoice)).containsExactly(invoice.dueDate().plusDays(3), invoice.dueDate().plusDays(14));
        assertThat(open("decideHowToGoOn", invoice)).isFalse();
        times.moveTo(invoice.dueDate().plusDays(30).atTime(9, 0));
        assertThat(sent(invoice)).hasSize(3);

        complete("decideHowToGoOn", invoice, "fiona", "finance", Map.of("decision", "wait"));
        times.moveTo(invoice.dueDate().plusDays(60).atTime(8, 59));
        assertThat(open("decideHowToGoOn", invoice)).isFalse();
        times.moveTo(invoice.dueDate().plusDays(60).atTime(9, 0));
        assertThat(open("decideHowToGoOn", invoice)).isTrue();
        assertThat(sent(invoice)).hasSize(3);
    }

    @Test
    void endsAtOnceWhenPaid() {
        var invoice = debts.mailed();
        times.moveTo(invoice.dueDate().plusDays(4).atTime(12, 0));
        pay(invoice, "1190.00");
        times.moveTo(invoice.dueDate().plusDays(40).atTime(12, 0));
        assertThat(sent(invoice)).containsExactly(invoice.dueDate().plusDays(3));
        assertThat(running(invoice)).isFalse();
    }

    @Test
    void neverStartsToRemindWhatWasPaidBeforeItWasMailed() {
        var invoice = debts.issued();
        pay(invoice, "1190.00");
        times.drain();
        assertThat(letters(invoice)).isEqualTo(1);
        assertThat(running(invoice)).isFalse();
    }

    @Test
    void aReminderThatFallsIntoADisputeIsLeftOutAndMovesNoOther() {
        var invoice = debts.mailed();
        times.moveTo(invoice.dueDate().plusDays(10).atTime(12, 0));
        var dispute = receivables.openDispute(invoice.number(), "hours of March are wrong");
        assertThat(receivables.openDispute(invoice.number(), "again")).isEqualTo(dispute);
        times.moveTo(invoice.dueDate().plusDays(20).atTime(12, 0));
        assertThat(sent(invoice)).hasSize(1);
        complete("settleDispute", invoice, "fiona", "finance", Map.of("outcome", "the hours are right"));
        assertThat(disputes.of(invoice.draftId())).singleElement().satisfies(d -> {
            assertThat(d.outcome()).isEqualTo("the hours are right");
            assertThat(d.settledBy()).isEqualTo("fiona");
        });
        times.moveTo(invoice.dueDate().plusDays(31).atTime(12, 0));
        assertThat(sent(invoice)).containsExactly(invoice.dueDate().plusDays(3), invoice.dueDate().plusDays(30));
    }

    @Test
    void aPaymentSettlesTheDisputeToo() {
        var invoice = debts.mailed();
        receivables.openDispute(invoice.number(), "too much");
        assertThat(open("settleDispute", invoice)).isTrue();
        pay(invoice, "1190.00");
        times.drain();
        assertThat(running(invoice)).isFalse();
        assertThat(disputes.openOn(invoice.draftId())).isEmpty();
    }

    @Test
    void aDisputeWithoutAnOutcomeStaysOpen() {
        var invoice = debts.mailed();
        receivables.openDispute(invoice.number(), "too much");
        assertThatThrownBy(() -> complete("settleDispute", invoice, "fiona", "finance", Map.of("outcome", " "))).hasMessage("outcome: say how the dispute ended");
        assertThat(open("settleDispute", invoice)).isTrue();
    }

    @Test
    void aReminderStatesWhatIsStillOpen() {
        var invoice = debts.mailedInGerman();
        pay(invoice, "190.00");
        times.moveTo(invoice.dueDate().plusDays(3).atTime(9, 0));
        var letter = db.sql("select subject || body from app.mail where key = ?").param("reminder:%d:1".formatted(invoice.draftId())).query(String.class).single();
        assertThat(letter).startsWith("Zahlungserinnerung: Rechnung " + invoice.number()).contains("EUR 1.000,00").contains("EUR 1.190,00");
    }

    @Test
    void aDirectorConfirmsAWriteOffButNotTheirOwn() {
        var invoice = atTheQuestion();
        complete("decideHowToGoOn", invoice, "dora", "finance", Map.of("decision", "write-off", "reason", "insolvent"));
        assertThatThrownBy(() -> complete("confirmWriteOff", invoice, "dora", "director", Map.of("confirmed", "true"))).isInstanceOf(Refused.class);
        complete("confirmWriteOff", invoice, "dirk", "director", Map.of("confirmed", "true"));
        times.drain();
        assertThat(receivables.get(invoice.draftId()).isSettled()).isTrue();
        assertThat(running(invoice)).isFalse();
    }

    @Test
    void aDeclinedWriteOffGoesBackToFinance() {
        var invoice = atTheQuestion();
        complete("decideHowToGoOn", invoice, "fiona", "finance", Map.of("decision", "write-off", "reason", "insolvent"));
        complete("confirmWriteOff", invoice, "dirk", "director", Map.of("confirmed", "false"));
        assertThat(open("decideHowToGoOn", invoice)).isTrue();
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(euro("1190.00"));
    }

    @Test
    void aDisputeComesBeforeTheQuestion() {
        var invoice = atTheQuestion();
        receivables.openDispute(invoice.number(), "never ordered");
        assertThat(open("decideHowToGoOn", invoice)).isFalse();
        complete("settleDispute", invoice, "fiona", "finance", Map.of("outcome", "it was"));
        assertThat(open("decideHowToGoOn", invoice)).isTrue();
        pay(invoice, "1190.00");
        times.drain();
        assertThat(running(invoice)).isFalse();
    }

    @Test
    void aClientOfTheClassNoRemindersIsLeftAlone() {
        var invoice = debts.issued();
        classes.set(invoice.clientCode(), "NO_REMINDERS");
        times.moveTo(invoice.dueDate().plusDays(30).atTime(8, 59));
        assertThat(open("decideHowToGoOn", invoice)).isFalse();
        times.moveTo(invoice.dueDate().plusDays(30).atTime(9, 0));
        assertThat(open("decideHowToGoOn", invoice)).isTrue();
        assertThat(sent(invoice)).isEmpty();
    }

    @Test
    void aPaymentInProgressStopsTheReminderThatIsBeingSent() throws Exception {
        var invoice = debts.mailed();
        times.moveTo(invoice.dueDate().plusDays(3).atTime(8, 59));
        var paid = new CountDownLatch(1);
        var reminding = new CountDownLatch(1);
        var payment = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(t -> {
            pay(invoice, "1190.00");
            paid.countDown();
            await(reminding);
        }));
        if (!paid.await(20, TimeUnit.SECONDS)) payment.join();
        var reminder = CompletableFuture.runAsync(() -> times.moveTo(invoice.dueDate().plusDays(3).atTime(9, 0)));
        Thread.sleep(500);
        assertThat(reminder).isNotDone();
        reminding.countDown();
        payment.join();
        reminder.join();
        times.drain();
        assertThat(sent(invoice)).isEmpty();
        assertThat(running(invoice)).isFalse();
    }

    @Test
    void aPaymentJustAfterTheReminderIsAnsweredWithThanksAndALaterOneIsNot() {
        var crossed = debts.mailed();
        times.moveTo(crossed.dueDate().plusDays(3).atTime(9, 0));
        assertThat(sent(crossed)).hasSize(1);
        pay(crossed, "1000.00");
        assertThat(thanks(crossed)).isEmpty();
        pay(crossed, "190.00");
        times.drain();
        assertThat(thanks(crossed)).singleElement().asString().startsWith("Received, thank you: invoice " + crossed.number());
        assertThat(running(crossed)).isFalse();
        var late = debts.mailed();
        times.moveTo(late.dueDate().plusDays(10).atTime(9, 0));
        pay(late, "1190.00");
        assertThat(thanks(late)).isEmpty();
    }

    private List<String> thanks(InvoiceSummary invoice) {
        return db.sql("select subject from app.mail where key like ?").param("thanks:" + invoice.draftId() + ":%").query(String.class).list();
    }

    private InvoiceSummary atTheQuestion() {
        var invoice = debts.mailed();
        times.moveTo(invoice.dueDate().plusDays(30).atTime(9, 0));
        return invoice;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pay(InvoiceSummary invoice, String amount) {
        receivables.receivePayment(invoice.number(), euro(amount), times.today(), "R" + amount);
    }

    private List<LocalDate> sent(InvoiceSummary invoice) {
        return reminders.of(invoice.draftId()).stream().map(Reminders.Reminder::sentOn).toList();
    }

    private long letters(InvoiceSummary invoice) {
        return db.sql("select count(*) from app.mail where about = ?").param("invoice:" + invoice.draftId()).query(Long.class).single();
    }

    private boolean open(String task, InvoiceSummary invoice) {
        return !inbox.open(task, key(invoice)).isEmpty();
    }

    private boolean running(InvoiceSummary invoice) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("collection").processInstanceBusinessKey(key(invoice)).count() > 0;
    }

    private void complete(String task, InvoiceSummary invoice, String person, String group, Map<String, Object> answers) {
        inbox.complete(inbox.open(task, key(invoice)).get(0).getId(), person, List.of(group), answers);
    }

    private static String key(InvoiceSummary invoice) {
        return String.valueOf(invoice.draftId());
    }
}
