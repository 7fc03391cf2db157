package io.throughline.receivables;

import static io.throughline.receivables.DebtFixture.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.InvoiceSummary;
import io.throughline.ledger.Ledger;
import io.throughline.process.Inbox;
import io.throughline.receivables.GatewayEvents.GatewayEvent;
import io.throughline.receivables.GatewayEvents.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Providers of payments tell everything several times and in any order. */
@ThroughlineTest
class GatewayEventsTests {
    @Autowired ApplicationContext house;
    @Autowired GatewayEvents events;
    @Autowired Receivables receivables;
    @Autowired Disputes disputes;
    @Autowired ClientCredits credits;
    @Autowired Ledger ledger;
    @Autowired Inbox inbox;
    @Autowired Times times;
    @Autowired JdbcClient db;
    private DebtFixture debts;

    @BeforeEach
    void makeDebts() {
        debts = new DebtFixture(house);
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(ledger.receivablesApart()).isEmpty();
        assertThat(ledger.trialBalance(times.today()).stream().map(Ledger.AccountBalance::balance).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("0");
    }

    @Test
    void tenTimesTheSameEventIsOnePayment() {
        var invoice = debts.issued();
        var taken = IntStream.range(0, 10).mapToObj(i -> CompletableFuture.supplyAsync(() -> events.take(told(invoice, "e1", Kind.PAID)))).toList()
                .stream().map(CompletableFuture::join).toList();
        assertThat(taken).filteredOn(t -> t).hasSize(1);
        times.daysOn(1);
        assertThat(events.take(told(invoice, "e1", Kind.PAID))).isFalse();
        assertThat(events.take(told(invoice, "told-anew", Kind.PAID))).as("another event of the same payment").isTrue();
        assertThat(receivables.paymentsOf(invoice.draftId())).singleElement().satisfies(p -> assertThat(p.amount()).isEqualTo(euro("1190.00")));
        assertThat(receivables.get(invoice.draftId()).settledHow()).isEqualTo("PAID");
    }

    @Test
    void inWhateverOrderEventsComeTheEndIsTheSame() {
        var story = List.of(Kind.FAILED, Kind.PAID, Kind.CHARGED_BACK);
        for (int turn = 0; turn < 6; turn++) {
            var order = new ArrayList<>(story);
            if (turn > 0) Collections.rotate(order, turn % 3);
            if (turn > 2) Collections.reverse(order);
            var invoice = debts.issued();
            for (int again = 0; again < 2; again++) order.forEach(kind -> events.take(told(invoice, kind.name(), kind)));
            var item = receivables.get(invoice.draftId());
            assertThat(receivables.paymentsOf(invoice.draftId())).as("%s", order).hasSize(1);
            assertThat(item.open()).as("%s", order).isEqualTo(invoice.gross());
            assertThat(item.isSettled()).isFalse();
            assertThat(item.disputed()).isTrue();
        }
    }

    @Test
    void whoPaysAfterAFailureHasPaid() {
        var invoice = debts.issued();
        events.take(told(invoice, "f", Kind.FAILED));
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(invoice.gross());
        events.take(told(invoice, "p", Kind.PAID));
        events.take(told(invoice, "late", Kind.FAILED));
        assertThat(receivables.get(invoice.draftId()).isSettled()).isTrue();
        assertThat(db.sql("select count(*) from app.journal_entry where event = 'PaymentFailed' and subject = ?").param("invoice:" + invoice.draftId()).query(Long.class).single()).isOne();
    }

    @Test
    void aChargebackReopensTheInvoiceAndItsDisputeIsHeardBeforeRemindersGoOn() {
        var invoice = debts.mailed();
        events.take(told(invoice, "p", Kind.PAID));
        times.drain();
        assertThat(receivables.get(invoice.draftId()).isSettled()).isTrue();
        events.take(told(invoice, "c", Kind.CHARGED_BACK));
        times.drain();
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(invoice.gross());
        assertThat(disputes.openOn(invoice.draftId()).orElseThrow().reason()).isEqualTo("Charged back: card reported stolen");
        assertThat(inbox.open("settleDispute", key(invoice))).hasSize(1);
        long payment = receivables.paymentsOf(invoice.draftId()).get(0).id();
        assertThat(told("PaymentReceived", payment)).isEqualTo(1);
        assertThat(told("PaymentChargedBack", payment)).as("bookkeeping is told").isEqualTo(1);
        assertThat(ledger.posted("PaymentChargedBack", "payment:" + receivables.paymentsOf(invoice.draftId()).get(0).id()).isBalanced()).isTrue();

        inbox.complete(inbox.open("settleDispute", key(invoice)).get(0).getId(), "fiona", List.of("finance"), Map.of("outcome", "The client pays by transfer."));
        times.moveTo(invoice.dueDate().plusDays(3).atTime(9, 0));
        assertThat(db.sql("select count(*) from app.reminder where draft_id = ?").param(invoice.draftId()).query(Long.class).single()).isOne();
        receivables.receivePayment(invoice.number(), invoice.gross(), times.today(), "transfer");
        times.drain();
        assertThat(receivables.get(invoice.draftId()).settledHow()).isEqualTo("PAID");
    }

    @Test
    void theDatabaseTakesAPaymentBackOnceAndWhole() {
        var invoice = debts.issued();
        events.take(told(invoice, "p", Kind.PAID));
        long payment = receivables.paymentsOf(invoice.draftId()).get(0).id();
        var insert = "insert into app.chargeback (payment_id, draft_id, amount, charged_back_on, why, taken_at, taken_by) values (%d, %d, %s, '%s', 'x', now(), 'x')";
        assertThatThrownBy(() -> db.sql(insert.formatted(payment, invoice.draftId(), "1.00", times.today())).update()).hasMessageContaining("is charged back whole");
        assertThatThrownBy(() -> db.sql(insert.formatted(payment, invoice.draftId(), "1190.00", times.today())).update()).hasMessageContaining("does not add up to its movements");
    }

    @Test
    void whatWasPaidTooMuchGoesBackWithIt() {
        var invoice = debts.issued();
        events.take(paidTooMuch(invoice));
        long credit = leftOver(invoice);
        var before = ledger.trialBalance(times.today());
        events.take(told(invoice, "c", Kind.CHARGED_BACK));
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(invoice.gross());
        assertThat(credits.get(credit).rest()).isEqualTo(euro("0.00"));
        assertThat(balance(ledger.trialBalance(times.today()), "1000").subtract(balance(before, "1000"))).as("all that the bank took").isEqualByComparingTo("-1200");
        assertThat(balance(ledger.trialBalance(times.today()), "2200").subtract(balance(before, "2200"))).as("no longer owed").isEqualByComparingTo("10");
        assertThat(ledger.receivablesApart()).isEmpty();
    }

    @Test
    void whatWasSetOffAlreadyDoesNotGoBackByItself() {
        var invoice = debts.issued();
        events.take(paidTooMuch(invoice));
        credits.apply(leftOver(invoice), debts.issuedTo(invoice).number(), euro("4.00"));
        assertThatThrownBy(() -> events.take(told(invoice, "c", Kind.CHARGED_BACK))).isInstanceOf(Refused.class).hasMessageContaining("some was set off");
        long all = receivables.receivePayment(invoice.number(), euro("5.00"), times.today(), "once more");
        assertThatThrownBy(() -> receivables.chargeBack(all, "account closed")).isInstanceOf(Refused.class).hasMessageContaining("took nothing of payment 'once more'");
    }

    private static GatewayEvent paidTooMuch(InvoiceSummary invoice) {
        return new GatewayEvent("acme", invoice.number() + "p", invoice.number(), invoice.number(), Kind.PAID, euro("1200.00"), "");
    }

    private long leftOver(InvoiceSummary invoice) {
        return db.sql("select id from app.client_credit where draft_id = ?").param(invoice.draftId()).query(Long.class).single();
    }

    private static BigDecimal balance(List<Ledger.AccountBalance> all, String account) {
        return all.stream().filter(a -> a.account().equals(account)).map(Ledger.AccountBalance::balance).findFirst().orElse(BigDecimal.ZERO);
    }

    private long told(String event, long payment) {
        return db.sql("select count(*) from app.connector_memory where entity = ? and our_id = ?").params(event, "payment:" + payment).query(Long.class).single();
    }

    @Test
    void whatWasPaidTooMuchIsToldToBookkeeping() {
        var invoice = debts.mailed();
        receivables.receivePayment(invoice.number(), euro("1200.00"), times.today(), "too much");
        times.drain();
        var credit = db.sql("select id from app.client_credit where draft_id = ?").param(invoice.draftId()).query(Long.class).single();
        assertThat(db.sql("select count(*) from app.connector_memory where entity = 'ClientCreditArose' and our_id = ?").param("client-credit:" + credit).query(Long.class).single()).isOne();
    }

    @Test
    void whatWasPaidInAdvanceIsToldToBookkeeping() {
        var client = debts.issued().clientCode();
        long advance = credits.payInAdvance(client, euro("500.00"), times.today(), "before any invoice");
        times.drain();
        assertThat(db.sql("select count(*) from app.connector_memory where entity = 'ClientCreditArose' and our_id = ?").param("client-credit:" + advance).query(Long.class).single()).isOne();
    }

    private static GatewayEvent told(InvoiceSummary invoice, String id, Kind kind) {
        return new GatewayEvent("acme", invoice.number() + id, invoice.number(), invoice.number(), kind, invoice.gross(), kind == Kind.PAID ? "" : "card reported stolen");
    }

    private static String key(InvoiceSummary invoice) {
        return String.valueOf(invoice.draftId());
    }
}
