package io.throughline.evidence.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.evidence.VerifyCommand;
import io.throughline.journal.OwnJournal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/** Whatever the journal knows by its hash: one byte of it changed behind our back is found, and the thing is named. */
class KeptThingsTests {
    private static final int EACH = 12;
    private static final Random RANDOM = new Random(20261122);

    /** A column of bytes or text, and what is said when a byte of it changes in the row of that number. */
    private record Thing(String table, String column, boolean text, String row, IntFunction<String> said) {}

    private static final List<Thing> THINGS = List.of(
            new Thing("invoice_document", "content", false, "invoice_id = %d", n -> "The paper INVOICE of INV-2026-%05d was changed.".formatted(n)),
            new Thing("invoice", "content", true, "id = %d", n -> "What is printed on invoice INV-2026-%05d was changed.".formatted(n)),
            new Thing("expense_receipt", "content", false, "expense_id = %d", n -> "The receipt r%d.pdf of expense %d was changed or is missing.".formatted(n, n)),
            new Thing("mail", "body", true, "id = %d", n -> "Letter %d was changed.".formatted(n)),
            new Thing("mail_attachment", "content", false, "mail_id = %d", n -> "An enclosure of letter %d was changed, is missing or was put in.".formatted(n)),
            new Thing("task_seen", "seen", true, "task_id = 't%d'", n -> "What the task review (t%d) showed was changed or is missing.".formatted(n)),
            new Thing("model_copy", "content", false, "definition_id = 'd%d'", n -> "The kept copy of invoicing, version %d, is not what was deployed.".formatted(n)),
            new Thing("model_release_file", "content", false, "release_id = %d", n -> "Files of release %d (R) are not those that were proposed.".formatted(n)));

    private static OwnJournal journal;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void keep(@TempDir Path folder) {
        journal = new OwnJournal(folder);
        transaction = new TransactionTemplate(new JdbcTransactionManager(journal.pool));
        transaction.executeWithoutResult(status -> {
            var jdbc = journal.jdbc;
            jdbc.execute("set local session_replication_role = replica");
            for (int n = 1; n <= EACH; n++) {
                jdbc.update("""
                        insert into app.invoice (id, run_id, project_code, client_code, state, up_to, last_run, drafted_by, drafted_at, currency, net, vat, gross, tax_category, tax_reason, number, issue_date, due_date, issued_by, content, content_hash)
                        select ?, ?, 'P', 'C', 'ISSUED', '2026-01-31', false, 'ANN', now(), 'EUR', 100, 19, 119, 'S', 'domestic', ?, '2026-02-10', '2026-03-10', 'BOB', c, encode(sha256(convert_to(c, 'UTF8')), 'hex') from (values (?)) v (c)""",
                        n, n, "INV-2026-%05d".formatted(n), "{\"net\": \"100.00\", \"to\": \"Größe %d\"}".formatted(n));
                jdbc.update("insert into app.invoice_document (invoice_id, kind, about, sha256, content, made_at) select ?, 'INVOICE', '', encode(sha256(b), 'hex'), b, now() from (values (?)) v (b)", n, bytes());
                jdbc.update("insert into app.expense_receipt (expense_id, file_name, content_type, sha256, content, stored_at) select ?, ?, 'application/pdf', encode(sha256(b), 'hex'), b, now() from (values (?)) v (b)", n, "r" + n + ".pdf", bytes());
                jdbc.update("insert into app.mail (id, key, recipient, subject, body, about, state, posted_at, posted_by) values (?, ?, 'a@b.example', 'Invoice', ?, ?, 'KEPT', now(), 'system')", n, "k" + n, "Dear client " + n, "invoice:" + n);
                jdbc.update("insert into app.mail_attachment (mail_id, position, file_name, content_type, content) values (?, 0, 'a.pdf', 'application/pdf', ?)", n, bytes());
                jdbc.update("insert into app.task_seen (task_id, at, sha256, seen) select ?, now(), encode(sha256(convert_to(s, 'UTF8')), 'hex'), s from (values (?)) v (s)", "t" + n, "{\"net\": \"%d.00 EUR\"}".formatted(n));
                jdbc.update("insert into app.model_copy (definition_id, kind, key, version, name, resource, sha256, content, deployment_id, deployed_at, deployed_by) select ?, 'PROCESS', 'invoicing', ?, 'Invoicing', 'processes/invoicing.bpmn', encode(sha256(b), 'hex'), b, ?, now(), 'system' from (values (?)) v (b)",
                        "d" + n, n, "dep" + n, bytes());
                jdbc.update("insert into app.model_release_file (release_id, name, content) values (?, 'processes/a.bpmn', ?), (?, 'forms/b.form', ?)", n, bytes(), n, bytes());
                jdbc.update("insert into app.model_release (id, name, note, source, state, content_hash, proposed_at, proposed_by) values (?, 'R', '', 'UPLOAD', 'DRAFT', ?, now(), 'ANN')", n, hashAsProposed(jdbc, n));
            }
            tell(jdbc, "PaperKept", "'invoice:' || invoice_id", "'draftId', invoice_id, 'kind', kind, 'about', '', 'sha256', sha256", "invoice_document");
            tell(jdbc, "InvoiceIssued", "'invoice:' || id", "'draftId', id, 'number', number, 'contentSha256', content_hash", "invoice");
            tell(jdbc, "ReceiptAttached", "'expense:' || expense_id", "'expenseId', expense_id, 'fileName', file_name, 'sha256', sha256", "expense_receipt");
            tell(jdbc, "LetterPosted", "'invoice:' || id", "'mailId', id, 'sha256', encode(sha256(convert_to(subject || chr(10) || body, 'UTF8')), 'hex'), 'enclosed', (select jsonb_agg(encode(sha256(content), 'hex')) from app.mail_attachment a where a.mail_id = id)", "mail");
            tell(jdbc, "TaskOffered", "'task:' || task_id", "'taskId', task_id, 'task', 'review', 'seenSha256', sha256", "task_seen");
            tell(jdbc, "ModelDeployed", "'model:invoicing'", "'definitionId', definition_id, 'key', key, 'version', version, 'sha256', sha256", "model_copy");
            tell(jdbc, "ModelsProposed", "'release:' || id", "'releaseId', id, 'contentHash', content_hash", "model_release");
        });
        journal.seals.checkpoint();
    }

    /** As the studio reckons it, here in Java. */
    private static String hashAsProposed(JdbcTemplate jdbc, int release) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            jdbc.query("select name, content from app.model_release_file where release_id = ? order by name", row -> {
                digest.update((row.getString(1) + "\0" + row.getBytes(2).length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(row.getBytes(2));
            }, release);
            return java.util.HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(JdbcTemplate jdbc, String event, String subject, String facts, String table) {
        jdbc.update("insert into app.journal_entry (happened_at, actor, event, subject, facts) select now(), 'system', ?, " + subject + ", jsonb_build_object(" + facts + ") from app." + table, event);
    }

    private static byte[] bytes() {
        var bytes = new byte[400];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @AfterAll
    static void close() {
        journal.close();
    }

    @Test
    void nothingIsFoundWhereNothingWasDone() throws SQLException {
        try (var connection = journal.pool.getConnection()) {
            assertThat(KeptRules.broken(connection)).isEmpty();
        }
        assertThat(verify()).isEqualTo(Map.entry(0, ""));
    }

    /** Papers, contents, receipts, letters, enclosures, what tasks showed. */
    @Test
    void oneChangedByteOfADocumentIsFoundAndItIsNamed() throws SQLException {
        oneChangedByte(THINGS.stream().filter(t -> !t.table.startsWith("model")).toList());
    }

    /** Kept copies, and the files of releases. */
    @Test
    void oneChangedByteOfAModelIsFoundAndItIsNamed() throws SQLException {
        oneChangedByte(THINGS.stream().filter(t -> t.table.startsWith("model")).toList());
    }

    /** Two hundred times, each in a transaction of its own that is taken back: all that is kept is asked, and nothing but the one thing is named. */
    private static void oneChangedByte(List<Thing> things) throws SQLException {
        for (int trial = 0; trial < 200; trial++) {
            var thing = things.get(RANDOM.nextInt(things.size()));
            int n = 1 + RANDOM.nextInt(EACH);
            int at = RANDOM.nextInt(400);
            var bytes = thing.text ? "convert_to(%s, 'UTF8')".formatted(thing.column) : thing.column;
            // A letter becomes the next one; a byte any other.
            var changed = thing.text ? "overlay(%1$s placing chr(ascii(substr(%1$s, %2$d, 1)) + 1) from %2$d for 1)".formatted(thing.column, 1 + at % 10)
                    : "set_byte(%1$s, %2$d %% length(%1$s), (get_byte(%1$s, %2$d %% length(%1$s)) + %3$d) %% 256)".formatted(bytes, at, 1 + RANDOM.nextInt(255));
            var row = thing.row.formatted(n) + (thing.table.equals("model_release_file") ? " and name = '" + (at % 2 == 0 ? "processes/a.bpmn" : "forms/b.form") + "'" : "");
            try (var connection = journal.pool.getConnection()) {
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    statement.execute("set local session_replication_role = replica");
                    for (var check : List.of("invoice_document drop constraint invoice_document_hash", "expense_receipt drop constraint expense_receipt_sha256", "task_seen drop constraint task_seen_hash", "model_copy drop constraint model_copy_hash")) {
                        if (check.startsWith(thing.table)) statement.execute("alter table app." + check);
                    }
                    assertThat(statement.executeUpdate("update app.%s set %s = %s where %s".formatted(thing.table, thing.column, changed, row))).isEqualTo(1);
                    assertThat(KeptRules.broken(connection)).as(thing.table + " " + row).containsExactly(thing.said.apply(n));
                } finally {
                    connection.rollback();
                }
            }
        }
    }

    @Test
    void whatIsMissingOrPutInIsNamedByTheCommand() {
        assertThat(after("delete from app.invoice_document where invoice_id = 3")).isEqualTo(Map.entry(1, "The paper INVOICE of INV-2026-00003 is missing.\n"));
        assertThat(after("insert into app.invoice_document (invoice_id, kind, about, sha256, content, made_at) values (3, 'CREDIT_NOTE', 'CN-2026-00009', encode(sha256('\\x00'), 'hex'), '\\x00', now())").getValue())
                .isEqualTo("The paper CREDIT_NOTE CN-2026-00009 of INV-2026-00003 was put in: no entry tells of it.\n");
        assertThat(after("delete from app.model_copy where definition_id = 'd5'").getValue()).isEqualTo("The kept copy of invoicing, version 5, is missing.\n");
        assertThat(after("update app.journal_entry set actor = 'EVE' where event = 'PaperKept' and subject = 'invoice:2'").getValue()).startsWith("Entry ").contains("was changed", "PaperKept of invoice:2");
    }

    private static Map.Entry<Integer, String> after(String deed) {
        var before = new java.util.concurrent.atomic.AtomicReference<List<Map<String, Object>>>();
        var table = deed.replaceAll("^(delete from|update|insert into) app\\.(\\w+).*", "$2");
        transaction.executeWithoutResult(status -> {
            journal.jdbc.execute("set local session_replication_role = replica");
            journal.jdbc.execute("create table app.before_it as select * from app." + table);
            assertThat(journal.jdbc.update(deed)).isEqualTo(1);
        });
        try {
            return verify();
        } finally {
            transaction.executeWithoutResult(status -> {
                journal.jdbc.execute("set local session_replication_role = replica");
                journal.jdbc.update("delete from app." + table);
                journal.jdbc.update("insert into app." + table + " overriding system value select * from app.before_it");
                journal.jdbc.execute("drop table app.before_it");
            });
        }
    }

    /** The command's exit code and what it says of damage. */
    private static Map.Entry<Integer, String> verify() {
        var err = new StringWriter();
        int code = new CommandLine(new VerifyCommand()).setErr(new PrintWriter(err, true)).setOut(new PrintWriter(new StringWriter(), true))
                .execute("--database", journal.pool.getJdbcUrl() + (journal.pool.getJdbcUrl().contains("?") ? "&" : "?") + "user=postgres");
        return Map.entry(code, err.toString());
    }
}
