package io.throughline.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journal.Checkpoint;
import io.throughline.journal.Merkle;
import io.throughline.journal.OwnJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Whatever is done to the journal behind our back is found, and named. */
class SealedJournalTests {
    private static OwnJournal journal;
    private static Checkpoint kept;

    @BeforeAll
    static void seal(@TempDir Path folder) {
        journal = new OwnJournal(folder);
        journal.write(150);
        kept = journal.seals.checkpoint();
        journal.write(130);
        journal.seals.checkpoint();
    }

    @AfterAll
    static void close() {
        journal.close();
    }

    @Test
    void nothingIsFoundWhereNothingWasDone() throws SQLException {
        after(List.of(), verdict -> assertThat(verdict.damage()).isEmpty());
        assertThat(Checkpoint.of(kept.note()).isSignedBy(journal.seals.publicKey())).isTrue();
        assertThat(journal.sent).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anEntryIsSealedOnlyBelowTheOldestRunningTransaction() throws SQLException {
        var slow = new TransactionTemplate(new JdbcTransactionManager(journal.pool));
        long before = journal.seals.reach().sealed();
        slow.executeWithoutResult(status -> {
            journal.jdbc.update("insert into app.journal_entry (happened_at, actor, event, subject, facts) values (now(), 'SLOW', 'Rang', 'bell', '{}')");
            var another = new Thread(() -> {
                journal.write(1);
                journal.seals.seal();
            });
            another.start();
            try {
                another.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(journal.seals.reach().sealed()).isEqualTo(before);
            assertThat(journal.seals.reach().waiting()).isPositive();
        });
        journal.seals.checkpoint();
        assertThat(journal.seals.reach().sealed()).isEqualTo(before + 2);
        assertThat(journal.seals.reach().waiting()).isZero();
        after(List.of(), verdict -> assertThat(verdict.damage()).isEmpty());
    }

    @Test
    void eachEntryIsProvedToBeBelowTheCheckpoint() {
        var now = journal.seals.checkpoint();
        var ids = LongStream.rangeClosed(1, 280).boxed().toList();
        var proofs = journal.seals.proofs(ids, now.size());
        assertThat(proofs).hasSize(280);
        var hashes = new HashSet<String>();
        journal.jdbc.query("select " + io.throughline.journal.JournalEntry.COLUMNS + " from app.journal_entry e where e.id <= 280", row -> {
            var entry = io.throughline.journal.JournalEntry.read(row);
            var proof = proofs.get(entry.id());
            assertThat(Merkle.isIncluded(entry.hash(), proof.leafIndex(), now.size(), proof.path(), now.root())).isTrue();
            hashes.add(java.util.HexFormat.of().formatHex(entry.hash()));
        });
        assertThat(hashes).hasSize(280);
        assertThat(Merkle.isConsistent(kept.size(), kept.root(), now.size(), now.root(), journal.seals.consistency(kept.size(), now.size()))).isTrue();
    }

    /** One byte in one column of one row, two hundred times. */
    @Test
    void oneChangedByteIsFoundAndNamed() throws SQLException {
        var random = new Random(20260105);
        var columns = List.of("actor", "event", "subject", "reason", "facts", "happened_at", "recorded_at", "written_in");
        for (int trial = 0; trial < 200; trial++) {
            long id = 1 + random.nextInt(280);
            var column = columns.get(random.nextInt(columns.size()));
            var change = switch (column) {
                case "facts" -> "facts = jsonb_set(facts, '{time}', to_jsonb((facts ->> 'time')::int + 1))";
                case "happened_at", "recorded_at" -> column + " = " + column + " + interval '1 microsecond'";
                case "written_in" -> "written_in = written_in - 1";
                default -> "%1$s = coalesce(overlay(%1$s placing chr(ascii(substr(%1$s, 1, 1)) + 1) from 1 for 1), 'x')".formatted(column);
            };
            after(List.of("update app.journal_entry set " + change + " where id = " + id),
                    verdict -> assertThat(verdict.damage()).as(column + " of " + id).first().asString().startsWith("Entry " + id + " "));
        }
    }

    @Test
    void whatIsMissingOrPutInIsNamed() throws SQLException {
        after(List.of("delete from app.journal_entry where id = 77"), v -> assertThat(v.damage()).first().asString().contains("Entry 77").contains("missing"));
        after(List.of("delete from app.journal_entry where id = 77", "delete from app.journal_leaf where entry_id = 77"),
                v -> assertThat(v.damage()).first().asString().contains("Place 76").contains("missing"));
        after(List.of("delete from app.journal_entry where id > 270", "delete from app.journal_leaf where entry_id > 270"), v -> assertThat(v.damage()).first().asString().contains("missing"));
        after(List.of("insert into app.journal_entry (happened_at, actor, event, subject, facts, written_in) values (now(), 'MALLORY', 'Rang', 'bell', '{}', 5)"),
                v -> assertThat(v.damage()).first().asString().contains("inserted").contains("MALLORY"));
        after(List.of("update app.journal_leaf set hash = set_byte(hash, 3, (get_byte(hash, 3) + 1) % 256) where entry_id = 12"),
                v -> assertThat(v.damage()).first().asString().startsWith("Entry 12 "));
        after(List.of("update app.journal_node set hash = set_byte(hash, 3, (get_byte(hash, 3) + 1) % 256) where level = 2 and position = 3"),
                v -> assertThat(v.damage()).first().asString().contains("places 12 to 15"));
        after(List.of("update app.journal_checkpoint set root = set_byte(root, 3, (get_byte(root, 3) + 1) % 256) where size = 150"),
                v -> assertThat(v.damage()).first().asString().contains("checkpoint of 150"));
    }

    /** Whoever rewrites entry and seals alike still cannot sign; the kept checkpoint tells even where all signatures are gone. */
    @Test
    void aSealThatWasMadeAnewIsToldByTheCheckpoints() throws SQLException {
        var forged = "update app.journal_leaf set hash = sha256('\\x00'::bytea || 'forged') where entry_id = 77";
        after(List.of("delete from app.journal_entry where id = 77", forged), v -> assertThat(v.damage()).hasSizeGreaterThan(1));
        after(List.of("delete from app.journal_leaf", "delete from app.journal_node", "delete from app.journal_checkpoint", "update app.journal_seal set size = 0"),
                v -> assertThat(v.damage()).anyMatch(d -> d.contains("kept checkpoint has 150")));
    }

    private interface Then {
        void look(JournalVerifier.Verdict verdict);
    }

    /** As somebody does it who may do anything in the database; taken back afterwards. */
    private static void after(List<String> deeds, Then then) throws SQLException {
        try (Connection connection = journal.pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                for (var deed : deeds) assertThat(statement.executeUpdate(deed)).as(deed).isPositive();
                then.look(new JournalVerifier(connection).verify(kept, journal.seals.publicKey()));
            } finally {
                connection.rollback();
            }
        }
    }
}
