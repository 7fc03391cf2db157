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
import io.throughline.receivables.PaymentReceived;
import io.throughline.receivables.ReceivableWrittenOff;
import java.math.RoundingMode;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is posted for an invoice's life. Issued at the rate of the issue date; a payment takes its share of what the receivable carries
 * and comes in at the rate of its own day, the difference is an exchange gain or loss. VAT on bad debt stays payable.
 */
@Component
class InvoicePostings {
    private final Books books;
    private final ExchangeRates rates;
    private final Firm firm;

    InvoicePostings(Books books, ExchangeRates rates, Firm firm) {
        this.books = books;
        this.rates = rates;
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
    public void on(PaymentReceived payment) {
        var currency = currency();
        var item = payment.subject();
        var carried = books.carried(RECEIVABLES, item, currency, payment.amount().currency().getCurrencyCode());
        books.write(new Posting("PaymentReceived", "payment:" + payment.paymentId(), payment.paidOn(),
                "Payment of invoice %s, %s".formatted(payment.invoiceNumber(), payment.reference()))
                .debit(BANK, item, rates.convert(payment.amount(), currency, payment.paidOn()), payment.amount())
                .credit(RECEIVABLES, item, share(carried, payment.amount()), payment.amount())
                .withExchangeDifference(item, currency), currency);
    }

    /** Revenue and VAT are taken back as they were booked; what was paid already is owed to the client. */
    @EventListener
    public void on(CreditNoteIssued credit) {
        var currency = currency();
        var item = credit.subject();
        var open = books.carried(RECEIVABLES, item, currency, credit.gross().currency().getCurrencyCode());
        var posting = new Posting("CreditNoteIssued", "credit-note:" + credit.creditNoteId(), credit.issueDate(),
                "Credit note %s for invoice %s".formatted(credit.number(), credit.invoiceNumber()));
        books.lines("InvoiceIssued", item).stream().filter(line -> line.account() != RECEIVABLES)
                .forEach(line -> posting.debit(line.account(), item, line.booked().negated(), line.document().negated()));
        posting.credit(RECEIVABLES, item, open.booked(), open.document());
        posting.credit(OWED_TO_CLIENTS, item, posting.imbalance(currency), credit.gross().minus(open.document()));
        books.write(posting, currency);
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

    /** The last payment takes all that is left, so that nothing stays behind from rounding. */
    private static Money share(Books.Carried carried, Money paid) {
        if (paid.compareTo(carried.document()) == 0) return carried.booked();
        var part = carried.booked().amount().multiply(paid.amount()).divide(carried.document().amount(), 10, RoundingMode.HALF_UP);
        return Money.rounded(part, carried.booked().currency().getCurrencyCode());
    }

    private String currency() {
        return firm.profile().currency();
    }
}
