package io.throughline.evidence.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.throughline.evidence.model.ModelCopies;
import io.throughline.evidence.story.Stories;
import io.throughline.evidence.story.Story;
import io.throughline.evidence.story.StoryPrint;
import io.throughline.journal.JournalEntry;
import io.throughline.journal.Seals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Everything about an invoice in one ZIP that is checked without us. */
@Service
public class Dossiers {
    private final Stories stories;
    private final Seals seals;
    private final ModelCopies models;
    private final StoryPrint print;
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    /** An entry with the fields that are hashed, and its path to the checkpoint's root. */
    record Proved(JournalEntry entry, long leafIndex, List<String> path) {}

    Dossiers(Stories stories, Seals seals, ModelCopies models, StoryPrint print, JdbcTemplate jdbc, ObjectMapper json) {
        this.stories = stories;
        this.seals = seals;
        this.models = models;
        this.print = print;
        this.jdbc = jdbc;
        this.json = json.copy().enable(SerializationFeature.INDENT_OUTPUT);
    }

    public byte[] of(String number, Locale language) {
        // Sealed first, so that the story's entries have their places.
        var checkpoint = seals.checkpoint();
        var story = stories.of(number, Locale.UK);
        var zip = new DossierZip();
        zip.add("README.txt", readme());
        zip.add("summary.pdf", print.pdf(language.equals(Locale.UK) ? story : stories.of(number, language), language));
        zip.add("story.json", text(story));
        documents(story, zip);
        story.tasks().stream().filter(t -> t.seen() != null).forEach(t -> zip.add("seen/" + t.task() + "-" + t.taskId() + ".json", t.seen().getBytes(StandardCharsets.UTF_8)));
        var definitions = new TreeSet<String>();
        story.processes().forEach(r -> {
            definitions.add(r.definitionId());
            r.drawn().forEach(d -> definitions.add(d.definitionId()));
        });
        story.decisions().forEach(d -> definitions.add(d.definitionId()));
        for (var id : definitions) {
            var copy = models.get(id);
            zip.add("models/" + copy.key() + "-" + copy.version() + copy.resource().substring(copy.resource().lastIndexOf('.')), copy.content());
        }
        zip.add("journal/entries.json", text(proved(story, checkpoint.size())));
        zip.add("journal/checkpoint.txt", checkpoint.note().getBytes(StandardCharsets.UTF_8));
        zip.add("journal/public-key.txt", (Base64.getEncoder().encodeToString(seals.publicKey().getEncoded()) + "\n").getBytes(StandardCharsets.UTF_8));
        return zip.finish();
    }

    private void documents(Story story, DossierZip zip) {
        long draft = story.invoice().draftId();
        jdbc.query("select kind, about, content from app.invoice_document where invoice_id = ? order by kind, about", row -> {
            zip.add("documents/" + (row.getString(2).isEmpty() ? story.invoice().number() : row.getString(2)) + "-" + row.getString(1).toLowerCase(Locale.ROOT).replace('_', '-') + (row.getString(1).matches("INVOICE|CREDIT_NOTE") ? ".pdf" : ".xml"), row.getBytes(3));
        }, draft);
        jdbc.query("select a.mail_id, a.position, a.file_name, a.content from app.mail_attachment a join app.mail m on m.id = a.mail_id where m.about = ? order by a.mail_id, a.position", row -> {
            zip.add("letters/%d-%d-%s".formatted(row.getLong(1), row.getInt(2), row.getString(3).replaceAll("[^A-Za-z0-9._-]", "_")), row.getBytes(4));
        }, "invoice:" + draft);
        jdbc.query("select x.expense_id, x.id, x.file_name, x.content from app.expense_receipt x where x.expense_id in (select item_id from app.billed_portion where item_kind = 'EXPENSE' and invoice_id = ?)", row -> {
            zip.add("receipts/%d-%d-%s".formatted(row.getLong(1), row.getLong(2), row.getString(3).replaceAll("[^A-Za-z0-9._-]", "_")), row.getBytes(4));
        }, draft);
        jdbc.query("select content from app.invoice where id = ?", row -> {
            zip.add("documents/" + story.invoice().number() + "-content.json", row.getString(1).getBytes(StandardCharsets.UTF_8));
        }, draft);
    }

    private List<Proved> proved(Story story, long size) {
        var ids = new TreeSet<Long>();
        story.timeline().forEach(e -> ids.add(e.id()));
        story.changesMeanwhile().forEach(e -> ids.add(e.id()));
        story.decisions().forEach(d -> ids.add(d.entryId()));
        story.lines().forEach(l -> l.items().forEach(i -> i.history().forEach(e -> ids.add(e.id()))));
        story.tasks().forEach(t -> ids.addAll(jdbc.queryForList("select id from app.journal_entry where subject = ?", Long.class, "task:" + t.taskId())));
        var proofs = seals.proofs(ids, size);
        return jdbc.query("select " + JournalEntry.COLUMNS + " from app.journal_entry e where e.id = any(?::bigint[]) order by e.id", (row, n) -> JournalEntry.read(row), (Object) ids.toArray(Long[]::new))
                .stream().filter(e -> proofs.containsKey(e.id())).map(e -> new Proved(e, proofs.get(e.id()).leafIndex(), proofs.get(e.id()).path().stream().map(HexFormat.of()::formatHex).toList())).toList();
    }

    private byte[] text(Object content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] readme() {
        try (var text = Dossiers.class.getResourceAsStream("/evidence/dossier.txt")) {
            return text.readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
