package io.throughline.evidence.period;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.throughline.evidence.control.Controls;
import io.throughline.evidence.dossier.DossierZip;
import io.throughline.evidence.dossier.Dossiers;
import io.throughline.journal.Checkpoint;
import io.throughline.journal.Seals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** What an auditor takes along of a period, in one ZIP that is checked without us: books, invoices, findings, a sample with its dossiers, checkpoints. */
@Service
class AuditPackages {
    private static final String JOURNAL = """
            select e.id as entry, e.entry_date as day, e.event, e.subject, e.narrative, e.posted_by as "postedBy", l.position, l.account, a.name as "accountName", e.currency, l.debit, l.credit
            from app.ledger_entry e join app.ledger_line l on l.entry_id = e.id join app.account a on a.code = l.account where e.entry_date between ? and ? order by e.entry_date, e.id, l.position""";
    private static final String BALANCE = """
            select l.account, a.name as "accountName", e.currency, sum(l.debit) as debit, sum(l.credit) as credit from app.ledger_entry e join app.ledger_line l on l.entry_id = e.id
            join app.account a on a.code = l.account where e.entry_date <= ? group by 1, 2, 3 order by 1, 3""";
    private static final String INVOICES = """
            select i.number, i.issue_date as "issueDate", i.due_date as "dueDate", i.client_code as client, i.project_code || coalesce(',' || i.also_projects, '') as projects, i.currency, i.net, i.vat, i.gross,
                   coalesce(r.settled_how, 'OPEN') as standing, i.content_hash as "contentSha256",
                   (select string_agg(d.kind || case when d.about = '' then '' else ' ' || d.about end || ' ' || d.sha256, '; ' order by d.kind, d.about) from app.invoice_document d where d.invoice_id = i.id) as papers
            from app.invoice i left join app.receivable r on r.draft_id = i.id where i.number is not null and i.issue_date between ? and ? order by i.issue_date, i.number""";
    /** The last of each day among those that were signed over entries of the period. */
    private static final String CHECKPOINTS = """
            select distinct on (signed_at::date, key_id) note from app.journal_checkpoint where size > coalesce((select min(l.leaf_index) from app.journal_leaf l join app.journal_entry e on e.id = l.entry_id
            where e.happened_at >= ?::timestamptz and e.happened_at < ?::timestamptz), 0) order by signed_at::date, key_id, id desc""";
    private final Seals seals;
    private final Dossiers dossiers;
    private final Controls controls;
    private final Sampling sampling;
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    AuditPackages(Seals seals, Dossiers dossiers, Controls controls, Sampling sampling, JdbcTemplate jdbc, ObjectMapper json) {
        this.seals = seals;
        this.dossiers = dossiers;
        this.controls = controls;
        this.sampling = sampling;
        this.jdbc = jdbc;
        this.json = json.copy().enable(SerializationFeature.INDENT_OUTPUT);
    }

    byte[] of(LocalDate from, LocalDate to, String seed, int count, Locale language) {
        var sample = sampling.draw(seed, count, from, to);
        var zip = new DossierZip();
        zip.add("README.txt", readme());
        zip.add("sample.json", text(sample));
        zip.add("invoices.csv", Csv.of(jdbc, INVOICES, from, to));
        zip.add("ledger/journal.csv", Csv.of(jdbc, JOURNAL, from, to));
        zip.add("ledger/trial-balance.csv", Csv.of(jdbc, BALANCE, to));
        zip.add("controls/findings.json", text(controls.run()));
        for (var number : sample.invoices()) zip.add("dossiers/" + number + ".zip", dossiers.of(number, language));
        seal(zip, from, to);
        return zip.finish();
    }

    private void seal(DossierZip zip, LocalDate from, LocalDate to) {
        var now = seals.checkpoint();
        var zone = ZoneId.systemDefault();
        var notes = jdbc.queryForList(CHECKPOINTS, String.class, from.atStartOfDay(zone).toInstant().toString(), to.plusDays(1).atStartOfDay(zone).toInstant().toString());
        var proofs = new ArrayList<Map<String, Object>>();
        var keys = new TreeSet<String>();
        for (var note : notes) {
            var checkpoint = Checkpoint.of(note);
            keys.add(checkpoint.keyId());
            if (checkpoint.size() > now.size()) continue;
            zip.add("journal/checkpoints/%012d-%s.txt".formatted(checkpoint.size(), checkpoint.keyId()), note.getBytes(StandardCharsets.UTF_8));
            proofs.add(Map.of("size", checkpoint.size(), "path", seals.consistency(checkpoint.size(), now.size()).stream().map(HexFormat.of()::formatHex).toList()));
        }
        for (var key : keys) {
            zip.add("journal/keys/" + key + ".txt", encoded(jdbc.queryForObject("select public_key from app.journal_key where key_id = ?", byte[].class, key)));
        }
        zip.add("journal/consistency.json", text(proofs));
        zip.add("journal/checkpoint.txt", now.note().getBytes(StandardCharsets.UTF_8));
        zip.add("journal/public-key.txt", encoded(seals.publicKey().getEncoded()));
    }

    private static byte[] encoded(byte[] key) {
        return (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] text(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] readme() {
        try (var in = AuditPackages.class.getResourceAsStream("/evidence/package.txt")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
