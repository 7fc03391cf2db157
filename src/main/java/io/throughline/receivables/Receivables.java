package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.payment.Chargebacks;
import io.throughline.receivables.payment.IncomingPayments;
import io.throughline.receivables.payment.Payments;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients still owe: opened by InvoiceIssued, settled by payment, credit or write-off. */
@Service
public class Receivables {

    /** {@code settledOn} and {@code settledHow} (PAID, CREDITED, WRITTEN_OFF) are null while something is open. */
    public record Receivable(long draftId, String number, String clientCode, List<String> projectCodes, LocalDate issueDate, LocalDate dueDate,
                             Money gross, Money paid, Money open, boolean disputed, LocalDate settledOn, String settledHow) {

        public boolean isSettled() {
            return settledOn != null;
        }

        public ReceivableState state(LocalDate today) {
            if (isSettled()) return ReceivableState.valueOf(settledHow);
            if (disputed) return ReceivableState.DISPUTED;
            if (today.isAfter(dueDate)) return ReceivableState.OVERDUE;
            return paid.isZero() ? ReceivableState.OPEN : ReceivableState.PARTLY_PAID;
        }
    }

    private final OpenItems items;
    private final Payments payments;
    private final IncomingPayments incoming;
    private final Disputes disputes;
    private final Chargebacks chargebacks;

    Receivables(OpenItems items, Payments payments, IncomingPayments incoming, Disputes disputes, Chargebacks chargebacks) {
        this.items = items;
        this.payments = payments;
        this.incoming = incoming;
        this.disputes = disputes;
        this.chargebacks = chargebacks;
    }

    public Receivable get(long draftId) {
        return find(draftId).orElseThrow(() -> new Unknown("receivable", draftId));
    }

    public Optional<Receivable> find(long draftId) {
        return items.find(draftId);
    }

    public Optional<Receivable> find(String number) {
        return items.find(number);
    }

    public Receivable byNumber(String number) {
        return items.find(number).orElseThrow(() -> new Unknown("issued invoice", number));
    }

    /** Of these invoices, those on which something is owed. */
    public Set<Long> stillOpen(Collection<Long> draftIds) {
        return items.stillOpen(draftIds);
    }

    /** Open items of a project. */
    public List<Receivable> openOf(String projectCode) {
        return items.openOf(projectCode);
    }

    public List<Receivable> open() {
        return items.open();
    }

    public List<Receivable> ofClient(String clientCode) {
        return items.ofClient(clientCode);
    }

    /** Publishes PaymentReceived, and ReceivableSettled when nothing is left. A repeated reference for the invoice changes nothing. */
    @Transactional
    public long receivePayment(String invoiceNumber, Money amount, LocalDate paidOn, String reference) {
        return receivePayments(List.of(new Incoming(invoiceNumber, amount, paidOn, reference))).get(0);
    }

    /** All or none; answers their ids in the list's order. */
    @Transactional
    public List<Long> receivePayments(List<Incoming> payments) {
        return incoming.receive(payments);
    }

    /** A client tried to pay and could not; publishes PaymentFailed. Nothing else changes. */
    @Transactional
    public void paymentFailed(String invoiceNumber, String reference, String why) {
        payments.failed(byNumber(invoiceNumber), reference, why);
    }

    /** The payer's bank took the payment back: it is owed again and in dispute. A second time changes nothing. */
    @Transactional
    public void chargeBack(long paymentId, String why) {
        if (why == null || why.isBlank()) throw new InvalidInput("why", "say what the bank says");
        var payment = payments.get(paymentId);
        chargebacks.take(items.lock(payment.invoiceNumber()).orElseThrow(), payment.reference(), why.strip());
    }

    public List<Payment> paymentsOf(long draftId) {
        return payments.of(draftId);
    }

    /** Reminders stop until it is settled. Answers the open dispute where there is one already. */
    @Transactional
    public long openDispute(String invoiceNumber, String reason) {
        return disputes.open(invoiceNumber, reason, null, null);
    }

    /** Over a part: reminders go on for the rest. */
    @Transactional
    public long openDispute(String invoiceNumber, String reason, Money amount) {
        return openDispute(invoiceNumber, reason, amount, null);
    }

    /** About one line of the invoice; null for all of it. */
    @Transactional
    public long openDispute(String invoiceNumber, String reason, Money amount, Integer line) {
        return disputes.open(invoiceNumber, reason, amount, line);
    }

    /** A dispute that is settled stays as it is. */
    @Transactional
    public void settleDispute(String invoiceNumber, long disputeId, String outcome) {
        disputes.settle(invoiceNumber, disputeId, outcome);
    }
}
