package io.throughline.ledger;

import static io.throughline.ledger.Account.BANK;
import static io.throughline.ledger.Account.LATE_PAYMENT;
import static io.throughline.ledger.Account.OWED_TO_CLIENTS;
import static io.throughline.ledger.Account.RECEIVABLES;

import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCreditApplied;
import io.throughline.receivables.ClientCreditArose;
import io.throughline.receivables.DunningClaimPaid;
import io.throughline.receivables.RefundPaid;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the firm owes clients: taken in at the rate of its day, set off or given back in its share; the difference is an exchange gain or loss. */
@Component
class CreditPostings {
    private final Books books;
    private final ExchangeRates rates;
    private final Firm firm;

    CreditPostings(Books books, ExchangeRates rates, Firm firm) {
        this.books = books;
        this.rates = rates;
        this.firm = firm;
    }

    /** Of a credit note it was posted with the note. */
    @EventListener
    public void on(ClientCreditArose credit) {
        if (credit.origin().equals("CREDIT_NOTE")) return;
        var currency = firm.profile().currency();
        var worth = rates.convert(credit.amount(), currency, credit.aroseOn());
        books.write(new Posting("ClientCreditArose", credit.subject(), credit.aroseOn(),
                "%s of client %s, %s".formatted(credit.origin().equals("ADVANCE") ? "Advance" : "Overpayment", credit.clientCode(), credit.reference()))
                .debit(BANK, credit.subject(), worth, credit.amount())
                .credit(OWED_TO_CLIENTS, credit.subject(), worth, credit.amount()), currency);
    }

    @EventListener
    public void on(ClientCreditApplied use) {
        var currency = firm.profile().currency();
        var own = use.amount().currency().getCurrencyCode();
        books.write(new Posting("ClientCreditApplied", "credit-use:" + use.useId(), use.appliedOn(), "Credit of client set off against invoice " + use.invoiceNumber())
                .debit(OWED_TO_CLIENTS, item(use.credit()), books.carried(OWED_TO_CLIENTS, item(use.credit()), currency, own).share(use.amount()), use.amount())
                .credit(RECEIVABLES, use.subject(), books.carried(RECEIVABLES, use.subject(), currency, own).share(use.amount()), use.amount())
                .withExchangeDifference(use.subject(), currency), currency);
    }

    @EventListener
    public void on(RefundPaid refund) {
        var currency = firm.profile().currency();
        var item = item(refund.credit());
        books.write(new Posting("RefundPaid", "refund:" + refund.refundId(), refund.paidOn(), "Given back to client " + refund.credit().clientCode())
                .debit(OWED_TO_CLIENTS, item, books.carried(OWED_TO_CLIENTS, item, currency, refund.amount().currency().getCurrencyCode()).share(refund.amount()), refund.amount())
                .credit(BANK, item, rates.convert(refund.amount(), currency, refund.paidOn()), refund.amount())
                .withExchangeDifference(item, currency), currency);
    }

    /** Claims are no income before they are paid. */
    @EventListener
    public void on(DunningClaimPaid paid) {
        var currency = firm.profile().currency();
        var worth = rates.convert(paid.amount(), currency, paid.paidOn());
        books.write(new Posting("DunningClaimPaid", "dunning-claim:" + paid.claimId(), paid.paidOn(), "Fee or interest of late payment of invoice " + paid.invoiceNumber())
                .debit(BANK, "dunning-claim:" + paid.claimId(), worth, paid.amount())
                .credit(LATE_PAYMENT, "dunning-claim:" + paid.claimId(), worth, paid.amount()), currency);
    }

    /** What a credit note left is carried by its invoice. */
    private static String item(ClientCredit credit) {
        return credit.origin().equals("CREDIT_NOTE") ? "invoice:" + credit.draftId() : "client-credit:" + credit.id();
    }
}
