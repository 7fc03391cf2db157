package io.throughline.ledger;

import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tables {@code app.ledger_entry} and {@code app.ledger_line}: entries are only ever added, in the transaction of their fact. */
@Repository
class Books {
    private final JdbcTemplate db;
    private final Clock clock;

    Books(JdbcTemplate db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Posting posting, String currency) {
        if (posting.lines.isEmpty()) return;
        if (!posting.imbalance(currency).isZero()) throw new IllegalStateException("%s of %s does not balance".formatted(posting.event, posting.subject));
        var lines = posting.lines;
        db.update("""
                with entry as (insert into app.ledger_entry (entry_date, event, subject, narrative, currency, posted_at, posted_by) values (?, ?, ?, ?, ?, ?, ?) returning id)
                insert into app.ledger_line (entry_id, position, account, item, debit, credit, document_amount, document_currency)
                select entry.id, l.position, l.account, l.item, greatest(l.booked, 0), greatest(-l.booked, 0), l.document, l.currency
                from entry, unnest(?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::text[]) with ordinality as l (account, item, booked, document, currency, position)""",
                posting.date, posting.event, posting.subject, posting.narrative, currency, Timestamp.from(clock.instant()), Actor.current(),
                lines.stream().map(l -> l.account().code).toArray(String[]::new), lines.stream().map(Posting.Line::item).toArray(String[]::new),
                lines.stream().map(l -> l.booked().amount()).toArray(BigDecimal[]::new), lines.stream().map(l -> l.document().amount()).toArray(BigDecimal[]::new),
                lines.stream().map(l -> l.document().currency().getCurrencyCode()).toArray(String[]::new));
    }

    boolean has(String event, String subject) {
        return id(event, subject).isPresent();
    }

    Optional<Long> id(String event, String subject) {
        return db.queryForList("select id from app.ledger_entry where event = ? and subject = ?", Long.class, event, subject).stream().findFirst();
    }

    record Carried(Money booked, Money document) {

        /** What so much of the document's currency is carried at, without sign; the last of it takes all that is left, so that rounding leaves nothing behind. */
        Money share(Money part) {
            var whole = document.isNegative() ? document.negated() : document;
            var worth = booked.isNegative() ? booked.negated() : booked;
            if (part.compareTo(whole) == 0 || whole.isZero()) return worth;
            return Money.rounded(worth.amount().multiply(part.amount()).divide(whole.amount(), 10, RoundingMode.HALF_UP), worth.currency().getCurrencyCode());
        }
    }

    /** What an item still carries on an account, debit positive, in the books' currency and in its own. */
    Carried carried(Account account, String item, String currency, String documentCurrency) {
        return db.queryForObject("""
                select coalesce(sum(debit - credit), 0), coalesce(sum(document_amount) filter (where document_currency = ?), 0)
                from app.ledger_line where item = ? and account = ?""",
                (row, n) -> new Carried(money(row.getBigDecimal(1), currency), money(row.getBigDecimal(2), documentCurrency)),
                documentCurrency, item, account.code);
    }

    /** As {@link #carried}, as it stood at the end of a day. */
    Carried carriedOn(LocalDate day, Account account, String item, String currency, String documentCurrency) {
        return db.queryForObject("""
                select coalesce(sum(l.debit - l.credit), 0), coalesce(sum(l.document_amount) filter (where l.document_currency = ?), 0)
                from app.ledger_line l join app.ledger_entry e on e.id = l.entry_id where l.item = ? and l.account = ? and e.entry_date <= ?""",
                (row, n) -> new Carried(money(row.getBigDecimal(1), currency), money(row.getBigDecimal(2), documentCurrency)),
                documentCurrency, item, account.code, day);
    }

    /** As {@link #carried}, of an invoice's own facts alone: what was moved elsewhere since, such as deposits, is moved back by whoever moved it. */
    Carried invoiced(Account account, String item, String currency, String documentCurrency) {
        return db.queryForObject("""
                select coalesce(sum(l.debit - l.credit), 0), coalesce(sum(l.document_amount) filter (where l.document_currency = ?), 0)
                from app.ledger_line l join app.ledger_entry e on e.id = l.entry_id where l.item = ? and l.account = ? and e.event in ('InvoiceIssued', 'CreditNoteIssued')""",
                (row, n) -> new Carried(money(row.getBigDecimal(1), currency), money(row.getBigDecimal(2), documentCurrency)),
                documentCurrency, item, account.code);
    }

    /** The booked lines of a fact, to take it back at the same rate. */
    List<Posting.Line> lines(String event, String subject) {
        return db.query("""
                select l.account, l.item, l.debit - l.credit as booked, l.document_amount, l.document_currency, e.currency
                from app.ledger_line l join app.ledger_entry e on e.id = l.entry_id where e.event = ? and e.subject = ? order by l.position""",
                (row, n) -> new Posting.Line(account(row.getString("account")), row.getString("item"), money(row.getBigDecimal("booked"), row.getString("currency")),
                        money(row.getBigDecimal("document_amount"), row.getString("document_currency"))), event, subject);
    }

    private static Account account(String code) {
        for (var account : Account.values()) if (account.code.equals(code)) return account;
        throw new IllegalStateException("no posting names account " + code);
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.of(amount.toPlainString(), currency);
    }
}
