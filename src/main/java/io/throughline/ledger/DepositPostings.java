package io.throughline.ledger;

import static io.throughline.ledger.Account.DEPOSITS;
import static io.throughline.ledger.Account.REVENUE;

import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.DepositsMoved;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.quantity.Money;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A deposit is no revenue until the last invoice deducts it: until then it is owed to the client. A credited invoice moves it back. */
@Component
class DepositPostings {
    private final Books books;
    private final ExchangeRates rates;
    private final Firm firm;

    DepositPostings(Books books, ExchangeRates rates, Firm firm) {
        this.books = books;
        this.rates = rates;
        this.firm = firm;
    }

    @EventListener
    public void on(DepositsMoved moved) {
        var currency = firm.profile().currency();
        var booked = rates.convert(moved.amount(), currency, moved.day());
        books.write(new Posting("DepositsMoved", moved.subject(), moved.day(), "Deposits of invoice " + moved.number())
                .debit(REVENUE, moved.subject(), booked, moved.amount())
                .credit(DEPOSITS, moved.subject(), booked, moved.amount()), currency);
    }

    @EventListener
    public void on(CreditNoteIssued credit) {
        var currency = firm.profile().currency();
        var lines = books.lines("DepositsMoved", credit.subject());
        if (lines.isEmpty()) return;
        var posting = new Posting("DepositsMovedBack", "credit-note:" + credit.creditNoteId(), credit.issueDate(), "Deposits of credit note " + credit.number());
        lines.forEach(line -> posting.debit(line.account(), credit.subject(), line.booked().negated(), line.document().negated()));
        if (posting.imbalance(currency).equals(Money.zero(currency))) books.write(posting, currency);
    }
}
