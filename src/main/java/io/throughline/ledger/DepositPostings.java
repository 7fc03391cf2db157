package io.throughline.ledger;

import static io.throughline.ledger.Account.DEPOSITS;
import static io.throughline.ledger.Account.REVENUE;

import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.DepositsMoved;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A deposit is no revenue until the last invoice deducts it: until then it is owed to the client. What is credited of it moves back, and no more. */
@Component
class DepositPostings {
    private final Books books;
    private final JdbcClient db;
    private final ExchangeRates rates;
    private final Firm firm;

    DepositPostings(Books books, JdbcClient db, ExchangeRates rates, Firm firm) {
        this.books = books;
        this.db = db;
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
        var own = credit.gross().currency().getCurrencyCode();
        var part = Money.rounded(db.sql("""
                select coalesce(sum(c.amount), 0) from app.credit_note_line c join app.invoice_line l on l.invoice_id = c.invoice_id and l.position = c.line
                where c.credit_note_id = ? and l.kind in ('DEPOSIT', 'DEPOSIT_DEDUCTED')""").param(credit.creditNoteId()).query(BigDecimal.class).single(), own);
        if (part.isZero()) return;
        var size = part.isNegative() ? part.negated() : part;
        var worth = books.carried(DEPOSITS, credit.subject(), currency, own).share(size);
        var posting = new Posting("DepositsMovedBack", "credit-note:" + credit.creditNoteId(), credit.issueDate(), "Deposits of credit note " + credit.number());
        if (part.isPositive()) posting.debit(DEPOSITS, credit.subject(), worth, size).credit(REVENUE, credit.subject(), worth, size);
        else posting.debit(REVENUE, credit.subject(), worth, size).credit(DEPOSITS, credit.subject(), worth, size);
        books.write(posting, currency);
    }
}
