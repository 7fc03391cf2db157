package io.throughline.ledger;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Batches of postings for other books: each posting once, under a key of ours, under the accountant's numbers; a batch can be fetched again and says the same. */
@Service
@Transactional
public class LedgerExports {
    static final String HEAD = "key,date,account,accountName,debit,credit,currency,document,text";

    public record Batch(long id, LocalDate upTo, Instant madeAt, String madeBy, int entries, String sha256) {}

    private final JdbcClient db;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    LedgerExports(JdbcClient db, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.news = news;
        this.clock = clock;
    }

    /** Everything dated up to the day that is in no batch yet; none where there is nothing. Publishes LedgerExported. */
    public Optional<Batch> make(LocalDate upTo) {
        if (upTo == null || upTo.isAfter(clock.today())) throw new InvalidInput("upTo", "say up to which day, today at the latest");
        db.sql("lock table app.ledger_export in share row exclusive mode").update();
        var id = db.sql("select coalesce(max(id), 0) + 1 from app.ledger_export").query(Long.class).single();
        int entries = db.sql("""
                insert into app.ledger_exported (entry_id, export_id) select e.id, ? from app.ledger_entry e
                where e.entry_date <= ? and not exists (select from app.ledger_exported x where x.entry_id = e.id)""").params(id, upTo).update();
        if (entries == 0) return Optional.empty();
        var content = content(id);
        db.sql("insert into app.ledger_export (id, up_to, made_at, made_by, entries, content, sha256) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, upTo, Timestamp.from(clock.instant()), Actor.current(), entries, content, sha256(content)).update();
        news.publishEvent(new LedgerExported(id, upTo, entries, sha256(content)));
        return Optional.of(get(id));
    }

    private String content(long export) {
        var csv = new StringBuilder(HEAD).append("\r\n");
        db.sql("""
                select l.entry_id, l.position, e.entry_date, coalesce(a.number, a.code) as account, a.name, l.debit, l.credit, e.currency::text as currency, e.subject, e.narrative
                from app.ledger_exported x join app.ledger_entry e on e.id = x.entry_id join app.ledger_line l on l.entry_id = e.id join app.account a on a.code = l.account
                where x.export_id = ? order by l.entry_id, l.position""").param(export).query(row -> {
                    csv.append(String.join(",", key(row.getLong("entry_id"), row.getInt("position")), row.getString("entry_date"), row.getString("account"), JournalCsv.cell(row.getString("name")),
                            plain(row.getBigDecimal("debit")), plain(row.getBigDecimal("credit")), row.getString("currency"), JournalCsv.cell(row.getString("subject")),
                            JournalCsv.cell(row.getString("narrative")))).append("\r\n");
                });
        return csv.toString();
    }

    static String key(long entry, int position) {
        return Ledger.reference(entry) + "/" + position;
    }

    static String plain(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.stripTrailingZeros().scale())).toPlainString();
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Batch> all() {
        return db.sql("select id, up_to, made_at, made_by, entries, sha256 from app.ledger_export order by id desc").query(Batch.class).list();
    }

    @Transactional(readOnly = true)
    public Batch get(long id) {
        return all().stream().filter(b -> b.id() == id).findFirst().orElseThrow(() -> new Unknown("export", id));
    }

    /** Byte for byte what was made. */
    @Transactional(readOnly = true)
    public String csv(long id) {
        return db.sql("select content from app.ledger_export where id = ?").param(id).query(String.class).optional().orElseThrow(() -> new Unknown("export", id));
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
