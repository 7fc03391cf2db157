package io.throughline.ledger;

import static io.throughline.ledger.Account.BAD_DEBT;
import static io.throughline.ledger.Account.BANK;
import static io.throughline.ledger.Account.OWED_TO_CLIENTS;
import static io.throughline.ledger.Account.RECEIVABLES;
import static io.throughline.ledger.Account.REVENUE;
import static io.throughline.ledger.Account.VAT_PAYABLE;

import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.InvoiceIssued;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.PaymentChargedBack;
import io.throughline.receivables.PaymentReceived;
import io.throughline.receivables.PaymentsReceived;
import io.throughline.receivables.ReceivableWrittenOff;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What is posted for an invoice's life. Issued at the rate of the issue date; a payment takes its share of what the receivable carries
 * and comes in at the rate of its own day, the difference is an exchange gain or loss. VAT on bad debt stays payable.
 */
@Component
class InvoicePostings {
    private final Books books;
    private final ExchangeRates rates;
    private final ClientCredits credits;
    private final Firm firm;

    InvoicePostings(Books books, ExchangeRates rates, ClientCredits credits, Firm firm) {
        this.books = books;
        this.rates = rates;
        this.credits = credits;
        this.firm = firm;
    }

    @EventListener
    public void on(InvoiceIssued invoice) {
        var currency = currency();
        var net = rates.convert(invoice.net(), currency, invoice.issueDate());
        var vat = rates.convert(invoice.vat(), currency, invoice.issueDate());
        books.write(new Posting("InvoiceIssued", invoice.subject(), invoice.issueDate(), "Invoice " + invoice.number())
                .debit(RECEIVABLES, invoice.subject(), net.plus(vat), invoice.gross())
                .credit(REVENUE, invoice.subject(), net, invoice.net())
                .credit(VAT_PAYABLE, invoice.subject(), vat, invoice.vat()), currency);
    }

    @EventListener
    public void on(PaymentsReceived together) {
        var currency = currency();
        var carried = books.carried(RECEIVABLES, together.payments().stream().collect(Collectors.toMap(PaymentReceived::subject, p -> p.amount().currency().getCurrencyCode(), (same, again) -> same)), currency);
        books.write(together.payments().stream().map(payment -> {
            var item = payment.subject();
            var share = carried.get(item).share(payment.amount());
            carried.computeIfPresent(item, (any, before) -> before.less(share, payment.amount()));
            return new Posting("PaymentReceived", "payment:" + payment.paymentId(), payment.paidOn(), "Payment of invoice %s, %s".formatted(payment.invoiceNumber(), payment.reference()))
                    .debit(BANK, item, rates.convert(payment.worth(), currency, payment.paidOn()), payment.worth())
                    .credit(RECEIVABLES, item, share, payment.amount())
                    .withExchangeDifference(item, currency);
        }).toList(), currency);
    }

    /** Back to what was carried before, at the rates of the payment; so is what was left over of it. */
    @EventListener
    public void on(PaymentChargedBack back) {
        var posting = new Posting("PaymentChargedBack", "payment:" + back.paymentId(), back.chargedBackOn(), "Payment of invoice %s charged back".formatted(back.invoiceNumber()));
        var booked = new ArrayList<>(books.lines("PaymentReceived", "payment:" + back.paymentId()));
        if (back.creditId() != null) booked.addAll(books.lines("ClientCreditArose", "client-credit:" + back.creditId()));
        for (var line : booked) posting.credit(line.account(), line.item(), line.booked(), line.document());
        books.write(posting, currency());
    }

    /** Revenue and VAT are taken back in the share they were booked; what was paid of it is owed to the client, what was written off is no loss any more. */
    @EventListener
    @Order(1)
    public void on(CreditNoteIssued credit) {
        var currency = currency();
        var own = credit.gross().currency().getCurrencyCode();
        var item = credit.subject();
        var open = books.carried(RECEIVABLES, item, currency, own);
        var owed = credits.ofCreditNote(credit.number()).map(ClientCredit::amount).orElse(Money.zero(own));
        var taken = credit.gross().compareTo(open.document()) < 0 ? credit.gross() : open.document();
        var posting = new Posting("CreditNoteIssued", "credit-note:" + credit.creditNoteId(), credit.issueDate(),
                "Credit note %s for invoice %s".formatted(credit.number(), credit.invoiceNumber()))
                .debit(REVENUE, item, books.invoiced(REVENUE, item, currency, own).share(credit.net()), credit.net());
        if (!credit.vat().isZero()) posting.debit(VAT_PAYABLE, item, books.invoiced(VAT_PAYABLE, item, currency, own).share(credit.vat()), credit.vat());
        var lost = credit.gross().minus(taken).minus(owed);
        if (taken.isPositive()) posting.credit(RECEIVABLES, item, open.share(taken), taken);
        if (lost.isPositive()) posting.credit(BAD_DEBT, item, books.carried(BAD_DEBT, item, currency, own).share(lost), lost);
        if (owed.isPositive()) posting.credit(OWED_TO_CLIENTS, item, posting.imbalance(currency), owed);
        books.write(posting.withExchangeDifference(item, currency), currency);
    }

    @EventListener
    public void on(ReceivableWrittenOff loss) {
        var currency = currency();
        var item = loss.subject();
        var carried = books.carried(RECEIVABLES, item, currency, loss.amount().currency().getCurrencyCode());
        books.write(new Posting("ReceivableWrittenOff", item, loss.writtenOffOn(), "Invoice %s written off".formatted(loss.invoiceNumber()))
                .debit(BAD_DEBT, item, carried.booked(), loss.amount())
                .credit(RECEIVABLES, item, carried.booked(), loss.amount()), currency);
    }

    private String currency() {
        return firm.profile().currency();
    }
}
