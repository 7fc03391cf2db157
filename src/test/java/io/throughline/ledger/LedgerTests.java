package io.throughline.ledger;

import static io.throughline.receivables.DebtFixture.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.InvoiceIssued;
import io.throughline.expense.ExpenseApproved;
import io.throughline.expense.ExpenseReimbursed;
import io.throughline.firm.ExchangeRates;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.WriteOffs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ThroughlineTest
class LedgerTests {
    @Autowired ApplicationContext house;
    @Autowired CreditNotes creditNotes;
    @Autowired Ledger ledger;
    @Autowired Receivables receivables;
    @Autowired WriteOffs writeOffs;
    @Autowired io.throughline.receivables.ClientCredits credits;
    @Autowired io.throughline.receivables.payment.Refunds refunds;
    @Autowired ExchangeRates rates;
    @Autowired Times times;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher news;
    private Map<String, BigDecimal> before;
    private DebtFixture debts;

    @BeforeEach
    void lookAtTheBooks() {
        debts = new DebtFixture(house);
        before = balances();
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(balances().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("0");
        assertThat(ledger.receivablesApart()).isEmpty();
    }

    @Test
    void anInvoiceIsRevenueVatAndADebt() {
        var invoice = debts.issued();
        assertMoved("1200", "1190.00");
        assertMoved("4000", "-1000.00");
        assertMoved("2100", "-190.00");
        assertThat(ledger.posted("InvoiceIssued", "invoice:" + invoice.draftId()).isBalanced()).isTrue();
        assertThat(ledger.referenceOf("InvoiceIssued", "invoice:" + invoice.draftId())).startsWith("GL-");
    }

    @Test
    void aPaymentAtAnotherRateLeavesAnExchangeDifference() {
        rates.record(times.today(), "USD", new BigDecimal("1.25"), "test");
        var invoice = debts.issuedInDollars();
        assertMoved("1200", "800.00");
        nextDay("USD", "1.60");
        receivables.receivePayment(invoice.number(), Money.of("333.33", "USD"), times.today(), "A");
        assertMoved("1000", "208.33");
        assertMoved("1200", "-266.66");
        assertMoved("6900", "58.33");
        nextDay("USD", "1.00");
        receivables.receivePayment(invoice.number(), Money.of("666.67", "USD"), times.today(), "B");
        assertMoved("1000", "666.67");
        assertMoved("1200", "-533.34");
        assertMoved("4900", "-133.33");
    }

    @Test
    void dollarsPaidInEurosLeaveAnExchangeDifference() {
        rates.record(times.today(), "CAD", new BigDecimal("1.25"), "test");
        var invoice = debts.issuedIn("CAD");
        nextDay("CAD", "1.10");
        receivables.receivePayment(invoice.number(), euro("909.09"), times.today(), "A");
        assertThat(receivables.get(invoice.draftId()).isSettled()).isTrue();
        assertMoved("1000", "909.09");
        assertMoved("1200", "-800.00");
        assertMoved("4900", "-109.09");
    }

    @Test
    void whatWasPaidTooMuchIsOwedUntilItIsSetOffOrGivenBack() {
        var invoice = debts.issued();
        receivables.receivePayment(invoice.number(), euro("1250.00"), times.today(), "A");
        receivables.receivePayment(invoice.number(), euro("40.00"), times.today(), "late");
        assertThat(receivables.receivePayment(invoice.number(), euro("40.00"), times.today(), "late")).isPositive();
        assertMoved("1000", "1290.00");
        assertMoved("2200", "-100.00");
        var other = debts.issuedTo(invoice);
        assertThat(credits.offeredFor(other.draftId())).hasSize(2);
        credits.apply(credits.offeredFor(other.draftId()).get(0).id(), other.number(), null);
        assertMoved("2200", "-40.00");
        assertThat(receivables.get(other.draftId()).open()).isEqualTo(euro("1130.00"));
        var left = credits.offeredFor(other.draftId()).get(0);
        var refund = Actor.as("fiona", () -> refunds.request(left.id(), null, "wants it back"));
        assertThatThrownBy(() -> credits.apply(left.id(), other.number(), null)).isInstanceOf(io.throughline.api.Refused.class);
        assertThatThrownBy(() -> Actor.as("fiona", () -> refunds.decide(refund, true))).hasMessageContaining("fiona");
        Actor.as("dora", () -> refunds.decide(refund, true));
        assertMoved("2200", "0.00");
        assertMoved("1000", "1250.00");
        assertThatThrownBy(() -> db.sql("update app.client_credit set used = 0 where id = ?").param(left.id()).update()).hasMessageContaining("does not add up");
        assertThatThrownBy(() -> db.sql("update app.refund set requested_by = decided_by where id = ?").param(refund).update()).hasMessageContaining("refund_two_people");
    }

    @Test
    void receivablesEqualTheirControlAccount() {
        debts.issued();
        assertThat(ledger.receivablesApart()).isEmpty();
    }

    @Test
    void aWriteOffIsALoss() {
        var invoice = debts.issued();
        receivables.receivePayment(invoice.number(), euro("190.00"), times.today(), "A");
        Actor.as("fiona", () -> writeOffs.request(invoice.draftId(), "insolvent"));
        Actor.as("dora", () -> writeOffs.confirm(invoice.draftId()));
        assertMoved("6800", "1000.00");
        assertMoved("1200", "0.00");
    }

    @Test
    void aCreditNoteTakesBackRevenueAndOwesWhatWasPaid() {
        var invoice = debts.issued();
        receivables.receivePayment(invoice.number(), euro("190.00"), times.today(), "A");
        creditNotes.credit(invoice.number(), "wrong");
        assertMoved("4000", "0.00");
        assertMoved("2100", "0.00");
        assertMoved("1200", "0.00");
        assertMoved("2200", "-190.00");
    }

    @Test
    void anExpenseIsACostOwedUntilGivenBack() {
        var approved = new ExpenseApproved(9_000_001, "P1", "PR1", times.today(), euro("50.00"));
        transaction.executeWithoutResult(t -> news.publishEvent(approved));
        assertMoved("6000", "50.00");
        assertMoved("2000", "-50.00");
        transaction.executeWithoutResult(t -> news.publishEvent(new ExpenseReimbursed(9_000_001, times.today(), euro("50.00"))));
        assertMoved("2000", "0.00");
        assertMoved("1000", "-50.00");
    }

    @Test
    void anUnknownExchangeRateRefusesTheFactItself() {
        var ten = Money.of("10.00", "CHF");
        var invoice = new InvoiceIssued(9_000_002, "INV-CHF", "C1", List.of("PR1"), times.today(), times.today(), ten, Money.zero("CHF"), ten, "O", null);
        assertThatThrownBy(() -> transaction.executeWithoutResult(t -> news.publishEvent(invoice))).hasMessageContaining("CHF");
        assertThat(db.sql("select count(*) from app.receivable where currency = 'CHF'").query(Long.class).single()).isZero();
    }

    @Test
    void theDatabaseRefusesEntriesThatDoNotBalanceOrChange() {
        debts.issued();
        assertThatThrownBy(() -> transaction.executeWithoutResult(t -> db.sql("""
                with entry as (insert into app.ledger_entry (entry_date, event, subject, narrative, currency, posted_at, posted_by)
                               values ('2026-01-01', 'Test', 'test:1', 'one-sided', 'EUR', now(), 'test') returning id)
                insert into app.ledger_line select id, n, '1000', 'test:1', 5, 0, 5, 'EUR' from entry, generate_series(1, 2) n""").update()))
                .hasMessageContaining("does not balance");
        assertThatThrownBy(() -> db.sql("update app.ledger_line set debit = debit + 1 where debit > 0").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("delete from app.ledger_entry").update()).hasMessageContaining("append-only");
    }

    /** What is due overnight in other tests' projects moves the books too: this test looks at them anew in the morning. */
    private void nextDay(String currency, String rate) {
        times.daysOn(1);
        rates.record(times.today(), currency, new BigDecimal(rate), "test");
        before = balances();
    }

    private void assertMoved(String account, String amount) {
        assertThat(balances().get(account).subtract(before.get(account))).as(account).isEqualByComparingTo(amount);
    }

    private Map<String, BigDecimal> balances() {
        // Whatever other tests have dated later stands in both.
        return ledger.trialBalance(times.today().plusYears(5)).stream().collect(Collectors.toMap(Ledger.AccountBalance::account, Ledger.AccountBalance::balance));
    }
}
