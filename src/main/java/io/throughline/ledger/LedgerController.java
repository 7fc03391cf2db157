package io.throughline.ledger;

import io.throughline.api.PageOf;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.ledger.Ledger.Completeness;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books, to look at: they are written by facts only. */
@RestController
@RequestMapping("/api/v1/ledger")
@PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
class LedgerController {

    record AccountLine(String account, String name, Money debit, Money credit, Money balance) {}

    /** {@code total} is the sum of all balances: 0.00. */
    record TrialBalance(LocalDate asOf, Money total, List<AccountLine> accounts) {}

    /** {@code document} in the document's own currency, debit positive. */
    record Line(String account, String item, Money debit, Money credit, Money document) {}

    record Entry(String reference, LocalDate date, String event, String subject, String narrative, Instant postedAt, String postedBy, List<Line> lines) {}

    private final Ledger ledger;
    private final CompletenessProof proof;
    private final JdbcClient db;
    private final Firm firm;
    private final FirmClock clock;

    LedgerController(Ledger ledger, CompletenessProof proof, JdbcClient db, Firm firm, FirmClock clock) {
        this.ledger = ledger;
        this.proof = proof;
        this.db = db;
        this.firm = firm;
        this.clock = clock;
    }

    @GetMapping("/trial-balance")
    TrialBalance trialBalance(@RequestParam(required = false) LocalDate asOf) {
        var day = asOf == null ? clock.today() : asOf;
        var currency = firm.profile().currency();
        var accounts = ledger.trialBalance(day).stream().map(a -> new AccountLine(a.account(), a.name(), money(a.debit(), currency),
                money(a.credit(), currency), money(a.balance(), currency))).toList();
        return new TrialBalance(day, accounts.stream().map(AccountLine::balance).reduce(Money.zero(currency), Money::plus), accounts);
    }

    @GetMapping("/completeness")
    Completeness completeness() {
        return ledger.completeness();
    }

    /** What the proofs of the last nights found, the latest first. */
    @GetMapping("/completeness/proofs")
    List<CompletenessProof.Proof> proofs(@RequestParam(defaultValue = "31") int count) {
        return proof.latest(Math.max(1, Math.min(count, 366)));
    }

    @GetMapping("/journal")
    PageOf<Entry> journal(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to,
                          @RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        var where = "from app.ledger_entry where entry_date between :from and :to and (:subject = '' or subject = :subject)";
        var since = from == null ? LocalDate.of(1, 1, 1) : from;
        var until = to == null ? LocalDate.of(9999, 12, 31) : to;
        var entries = db.sql("select * " + where + " order by id limit :size offset :skip").param("from", since).param("to", until).param("subject", subject)
                .param("size", size).param("skip", (long) page * size)
                .query((row, n) -> new Entry(Ledger.reference(row.getLong("id")), row.getObject("entry_date", LocalDate.class), row.getString("event"),
                        row.getString("subject"), row.getString("narrative"), row.getTimestamp("posted_at").toInstant(),
                        row.getString("posted_by"), lines(row.getLong("id"), row.getString("currency")))).list();
        var total = db.sql("select count(*) " + where).param("from", since).param("to", until).param("subject", subject).query(Long.class).single();
        return new PageOf<>(entries, total, page, size);
    }

    /** A line each, for other books: {@code key} is ours and the same whenever it is asked for; {@code accountNumber} the accountant's, if it is set. */
    @GetMapping("/journal.csv")
    ResponseEntity<byte[]> csv(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to) {
        var csv = new StringBuilder("key,date,account,accountName,debit,credit,currency,documentAmount,documentCurrency,item,event,subject,narrative,accountNumber\r\n");
        db.sql("""
                select e.id, l.position, e.entry_date, l.account, a.name, l.debit, l.credit, e.currency, l.document_amount, l.document_currency, l.item, e.event, e.subject, e.narrative, a.number
                from app.ledger_entry e join app.ledger_line l on l.entry_id = e.id join app.account a on a.code = l.account
                where e.entry_date between ? and ? order by e.id, l.position""")
                .params(from == null ? LocalDate.of(1, 1, 1) : from, to == null ? LocalDate.of(9999, 12, 31) : to).query(row -> {
                    var currency = row.getString("currency");
                    csv.append(String.join(",", Ledger.reference(row.getLong("id")) + "/" + row.getInt("position"), row.getString("entry_date"), row.getString("account"), JournalCsv.cell(row.getString("name")),
                            money(row.getBigDecimal("debit"), currency).amount().toPlainString(), money(row.getBigDecimal("credit"), currency).amount().toPlainString(), currency,
                            money(row.getBigDecimal("document_amount"), row.getString("document_currency")).amount().toPlainString(), row.getString("document_currency"),
                            JournalCsv.cell(row.getString("item")), row.getString("event"), JournalCsv.cell(row.getString("subject")), JournalCsv.cell(row.getString("narrative")), row.getString("number") == null ? "" : row.getString("number"))).append("\r\n");
                });
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journal.csv\"")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Line> lines(long entry, String currency) {
        return db.sql("select * from app.ledger_line where entry_id = ? order by position").param(entry)
                .query((row, n) -> new Line(row.getString("account"), row.getString("item"), money(row.getBigDecimal("debit"), currency),
                        money(row.getBigDecimal("credit"), currency), money(row.getBigDecimal("document_amount"), row.getString("document_currency")))).list();
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.of(amount.toPlainString(), currency);
    }
}
