package io.throughline.ledger;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import io.throughline.api.Unknown;
import io.throughline.billing.Billing;
import io.throughline.billing.HoursStanding;
import io.throughline.billing.Unaccounted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Double entry: the room listens to the facts below it and posts them, in their transaction. */
@Service
public class Ledger {

    /** {@code balance} = debit - credit. */
    public record AccountBalance(String account, String name, BigDecimal debit, BigDecimal credit, BigDecimal balance) {}

    /** Hours: approved = billed + coveredByFixedFee + nonBillable + writtenOff + unbilled; {@code difference} is what is missing, always 0.00. {@code items} name each entry or expense that does not add up. */
    public record Completeness(@JsonFormat(shape = Shape.STRING) BigDecimal approved, @JsonFormat(shape = Shape.STRING) BigDecimal billed,
                               @JsonFormat(shape = Shape.STRING) BigDecimal coveredByFixedFee, @JsonFormat(shape = Shape.STRING) BigDecimal nonBillable,
                               @JsonFormat(shape = Shape.STRING) BigDecimal writtenOff, @JsonFormat(shape = Shape.STRING) BigDecimal unbilled,
                               @JsonFormat(shape = Shape.STRING) BigDecimal difference, List<String> items) {}

    /** Whether a fact is in the books: the sums of its lines in the books' currency. */
    public record Posted(String reference, BigDecimal debits, BigDecimal credits) {
        public boolean isBalanced() {
            return debits.compareTo(credits) == 0;
        }
    }

    private final JdbcClient db;
    private final Books books;
    private final Billing billing;
    private final Unaccounted unaccounted;

    Ledger(JdbcClient db, Books books, Billing billing, Unaccounted unaccounted) {
        this.db = db;
        this.books = books;
        this.billing = billing;
        this.unaccounted = unaccounted;
    }

    /** In the books' currency, entries dated up to and including the day; the balances add up to zero. */
    public List<AccountBalance> trialBalance(LocalDate asOf) {
        return db.sql("""
                select a.code as account, a.name, coalesce(sum(l.debit), 0) as debit, coalesce(sum(l.credit), 0) as credit,
                       coalesce(sum(l.debit - l.credit), 0) as balance
                from app.account a
                left join (app.ledger_line l join app.ledger_entry e on e.id = l.entry_id and e.entry_date <= ?) on l.account = a.code
                group by a.code, a.name order by a.code""").param(asOf).query(AccountBalance.class).list();
    }

    public Completeness completeness() {
        var hours = billing.hoursStanding();
        var items = unaccounted.items();
        if (items.isEmpty()) items = hours.projects().stream().filter(p -> difference(p).signum() != 0)
                .map(p -> "%s: %s h of %s approved are neither billed nor open".formatted(p.projectCode(), difference(p), p.approved())).toList();
        var difference = hours.projects().stream().map(Ledger::difference).reduce(new BigDecimal("0.00"), BigDecimal::add);
        return new Completeness(hours.approved(), hours.billed(), hours.coveredByFixedFee(), hours.nonBillable(), hours.writtenOff(), hours.unbilled(), difference, items);
    }

    /** Invoices whose open amount is another than what the receivables account carries for them, in their own currency: always none. */
    public List<String> receivablesApart() {
        return db.sql("""
                with booked as (select item, sum(document_amount) as carried, sum(debit - credit) as worth from app.ledger_line where account = ? group by item)
                select r.invoice_number || ': ' || (r.gross - r.paid - r.credited - r.written_off) || ' open, ' || coalesce(b.carried, 0) || ' booked'
                from app.receivable r left join booked b on b.item = 'invoice:' || r.draft_id
                where r.gross - r.paid - r.credited - r.written_off <> coalesce(b.carried, 0) or (r.settled_on is not null and b.worth <> 0)
                order by 1""").param(Account.RECEIVABLES.code).query(String.class).list();
    }

    /** Reference of the posting for a fact, e.g. {@code InvoiceIssued}, {@code invoice:42}; payments and credit notes by {@code payment:7}, {@code credit-note:3}. */
    public String referenceOf(String event, String subject) {
        return books.id(event, subject).map(Ledger::reference).orElseThrow(() -> new Unknown("posting of " + event, subject));
    }

    /** The posting for a fact with its sums. */
    public Posted posted(String event, String subject) {
        var id = books.id(event, subject).orElseThrow(() -> new Unknown("posting of " + event, subject));
        return db.sql("select sum(debit) as debits, sum(credit) as credits from app.ledger_line where entry_id = ?").param(id)
                .query((row, n) -> new Posted(reference(id), row.getBigDecimal(1), row.getBigDecimal(2))).single();
    }

    static String reference(long entryId) {
        return "GL-%06d".formatted(entryId);
    }

    private static BigDecimal difference(HoursStanding.OfProject p) {
        return p.approved().subtract(p.billed()).subtract(p.coveredByFixedFee()).subtract(p.nonBillable()).subtract(p.writtenOff()).subtract(p.unbilled());
    }
}
