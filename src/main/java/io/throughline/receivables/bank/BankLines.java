package io.throughline.receivables.bank;

import io.throughline.api.PageOf;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.Incoming;
import io.throughline.receivables.account.OpenItems;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code app.bank_statement}, {@code app.bank_line} and {@code app.bank_suggestion}. */
@Repository
class BankLines {
    private final JdbcClient db;
    private final JdbcTemplate rows;
    private final FirmClock clock;

    BankLines(JdbcClient db, JdbcTemplate rows, FirmClock clock) {
        this.db = db;
        this.rows = rows;
        this.clock = clock;
    }

    /** A line that was not known before. */
    record Fresh(long id, BankMoney money, String reference) {}

    long statement(String format, String fileName, String sha256, int lines) {
        return db.sql("insert into app.bank_statement (format, file_name, sha256, lines, known, imported_at, imported_by) values (?, ?, ?, ?, 0, ?, ?) returning id")
                .params(format, fileName.length() > 200 ? fileName.substring(0, 200) : fileName, sha256, lines, Timestamp.from(clock.instant()), Actor.current())
                .query(Long.class).single();
    }

    void known(long statement, int known) {
        db.sql("update app.bank_statement set known = ? where id = ?").params(known, statement).update();
    }

    /** In one round trip; answers those that no file brought before, in the file's order. */
    List<Fresh> keep(long statement, List<BankMoney> money, List<String> fingerprints) {
        int n = money.size();
        var position = new Integer[n];
        var day = new Date[n];
        var amount = new BigDecimal[n];
        var currency = new String[n];
        var payer = new String[n];
        var text = new String[n];
        var reference = new String[n];
        for (int i = 0; i < n; i++) {
            var line = money.get(i);
            position[i] = i;
            day[i] = Date.valueOf(line.bookedOn());
            amount[i] = line.amount().amount();
            currency[i] = line.amount().currency().getCurrencyCode();
            payer[i] = kept(line.payer(), 200);
            text[i] = kept(line.text(), 2000);
            reference[i] = line.reference().isEmpty() ? "bank-" + fingerprints.get(i).substring(0, 16) : kept(line.reference(), 200);
        }
        return db.sql("""
                with kept as (
                    insert into app.bank_line (statement_id, position, booked_on, amount, currency, payer, text, reference, fingerprint, state)
                    select ?, l.*, 'OPEN' from unnest(?::int[], ?::date[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as l
                    on conflict (fingerprint) do nothing returning id, position, reference)
                select * from kept order by position""")
                .params(statement, position, day, amount, currency, payer, text, reference, fingerprints.toArray(String[]::new))
                .query((row, i) -> new Fresh(row.getLong("id"), money.get(row.getInt("position")), row.getString("reference"))).list();
    }

    /** Payments that have a reference of the lines already, by invoice and reference: another one under the same is refused. */
    Map<String, Incoming> paymentsBy(List<Fresh> fresh) {
        var known = new HashMap<String, Incoming>();
        db.sql("""
                select r.invoice_number, p.reference, p.paid_on, coalesce(p.received, p.amount) as told, coalesce(p.received_currency, p.currency) as currency
                from app.payment p join app.receivable r using (draft_id) where p.reference = any(?)""").param(fresh.stream().map(Fresh::reference).toArray(String[]::new))
                .query(row -> {
                    var payment = new Incoming(row.getString("invoice_number"), OpenItems.money(row, "told"), row.getObject("paid_on", LocalDate.class), row.getString("reference"));
                    known.put(name(payment), payment);
                });
        return known;
    }

    static String name(Incoming payment) {
        return payment.invoiceNumber() + " " + payment.reference();
    }

    void matched(List<Long> ids) {
        db.sql("update app.bank_line set state = 'MATCHED' where id = any(?)").param(ids.toArray(Long[]::new)).update();
    }

    void suggest(Map<Long, List<Matching.Suggestion>> suggestions) {
        rows.batchUpdate("insert into app.bank_suggestion (line_id, draft_id, score, why) values (?, ?, ?, ?)", suggestions.entrySet().stream()
                .flatMap(line -> line.getValue().stream().map(s -> new Object[] {line.getKey(), s.draftId(), s.score(), s.why()})).toList());
    }

    void decide(long id, String state, String by, Timestamp at) {
        db.sql("update app.bank_line set state = ?, decided_by = ?, decided_at = ? where id = ?").params(state, by, at, id).update();
    }

    Optional<BankLine> lock(long id) {
        return db.sql("select * from app.bank_line where id = ? for update").param(id).query(this::line).optional();
    }

    /** {@code state} and {@code statement} null: any. The oldest open ones first, else as they came. */
    PageOf<BankLine> page(String state, Long statement, int page, int size) {
        var where = " from app.bank_line where (:state::text is null or state = :state) and (:statement::bigint is null or statement_id = :statement)";
        var found = db.sql("select *" + where + " order by booked_on, id limit :size offset :skip").param("state", state).param("statement", statement).param("size", size)
                .param("skip", (long) page * size).query(this::line).list();
        return new PageOf<>(found, db.sql("select count(*)" + where).param("state", state).param("statement", statement).query(Long.class).single(), page, size);
    }

    record Taken(long id, String format, String fileName, int lines, int known, long matched, long open, Timestamp importedAt, String importedBy) {}

    List<Taken> latest(int size) {
        return db.sql("""
                select s.*, (select count(*) from app.bank_line l where l.statement_id = s.id and l.state = 'MATCHED') as matched,
                       (select count(*) from app.bank_line l where l.statement_id = s.id and l.state = 'OPEN') as open
                from app.bank_statement s order by s.id desc limit ?""").param(size).query(Taken.class).list();
    }

    private BankLine line(ResultSet row, int n) throws SQLException {
        boolean open = row.getString("state").equals("OPEN");
        return new BankLine(row.getLong("id"), row.getLong("statement_id"), row.getInt("position") + 1, row.getObject("booked_on", LocalDate.class), OpenItems.money(row, "amount"),
                row.getString("payer"), row.getString("text"), row.getString("reference"), row.getString("state"), row.getString("decided_by"),
                open ? suggestions(row.getLong("id")) : List.of());
    }

    private List<BankLine.Suggestion> suggestions(long line) {
        return db.sql("""
                select r.invoice_number, r.client_code, c.name, r.gross - r.paid - r.credited - r.written_off as open, r.currency, s.score, s.why
                from app.bank_suggestion s join app.receivable r using (draft_id) join app.client c on c.code = r.client_code
                where s.line_id = ? and r.settled_on is null order by s.score desc, r.draft_id""").param(line)
                .query((row, n) -> new BankLine.Suggestion(row.getString("invoice_number"), row.getString("client_code"), row.getString("name"), OpenItems.money(row, "open"),
                        row.getInt("score"), row.getString("why"))).list();
    }

    private static String kept(String text, int longest) {
        var plain = text.replace("\u0000", "");
        return plain.length() > longest ? plain.substring(0, longest) : plain;
    }
}
