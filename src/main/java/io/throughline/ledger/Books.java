package io.throughline.ledger;

import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
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
        write(List.of(posting), currency);
    }

    /** As many as there are in two round trips. What has no lines is no entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Posting> given, String currency) {
        var postings = given.stream().filter(p -> !p.lines.isEmpty()).toList();
        if (postings.isEmpty()) return;
        var ids = db.queryForList("select nextval(pg_get_serial_sequence('app.ledger_entry', 'id')) from generate_series(1, ?)", Long.class, postings.size());
        var lines = new ArrayList<Posting.Line>();
        var entry = new ArrayList<Long>();
        var position = new ArrayList<Integer>();
        for (int n = 0; n < postings.size(); n++) {
            var posting = postings.get(n);
            if (!posting.imbalance(currency).isZero()) throw new IllegalStateException("%s of %s does not balance".formatted(posting.event, posting.subject));
            for (int i = 0; i < posting.lines.size(); i++) {
                lines.add(posting.lines.get(i));
                entry.add(ids.get(n));
                position.add(i + 1);
            }
        }
        db.update("""
                with entry as (
                    insert into app.ledger_entry (id, entry_date, event, subject, narrative, currency, posted_at, posted_by)
                    select e.*, ?, ?, ? from unnest(?::bigint[], ?::date[], ?::text[], ?::text[], ?::text[]) as e)
                insert into app.ledger_line (entry_id, position, account, item, debit, credit, document_amount, document_currency)
                select l.entry, l.position, l.account, l.item, greatest(l.booked, 0), greatest(-l.booked, 0), l.document, l.currency
                from unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::text[]) as l (entry, position, account, item, booked, document, currency)""",
                currency, Timestamp.from(clock.instant()), Actor.current(), ids.toArray(Long[]::new), all(postings, p -> Date.valueOf(p.date), Date[]::new),
                all(postings, p -> p.event, String[]::new), all(postings, p -> p.subject, String[]::new), all(postings, p -> p.narrative, String[]::new),
                entry.toArray(Long[]::new), position.toArray(Integer[]::new), all(lines, l -> l.account().code, String[]::new), all(lines, Posting.Line::item, String[]::new),
                all(lines, l -> l.booked().amount(), BigDecimal[]::new), all(lines, l -> l.document().amount(), BigDecimal[]::new),
                all(lines, l -> l.document().currency().getCurrencyCode(), String[]::new));
    }

    private static <F, T> T[] all(List<F> from, Function<F, T> of, IntFunction<T[]> array) {
        return from.stream().map(of).toArray(array);
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

        /** What stays of a debt once a part of it went. */
        Carried less(Money worth, Money part) {
            return new Carried(booked.minus(worth), document.minus(part));
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

    /** The same of many items, each with its document's currency. */
    Map<String, Carried> carried(Account account, Map<String, String> documentCurrencies, String currency) {
        var carried = new HashMap<String, Carried>();
        var items = documentCurrencies.keySet().toArray(String[]::new);
        db.query("""
                select i.item, i.currency, coalesce(sum(l.debit - l.credit), 0), coalesce(sum(l.document_amount) filter (where l.document_currency = i.currency), 0)
                from unnest(?::text[], ?::text[]) as i (item, currency) left join app.ledger_line l on l.item = i.item and l.account = ? group by 1, 2""",
                row -> {
                    carried.put(row.getString(1), new Carried(money(row.getBigDecimal(3), currency), money(row.getBigDecimal(4), row.getString(2))));
                }, items, Stream.of(items).map(documentCurrencies::get).toArray(String[]::new), account.code);
        return carried;
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
