package io.throughline.evidence.seal;

import io.throughline.journal.Checkpoint;
import io.throughline.journal.JournalEntry;
import io.throughline.journal.LogEdge;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the whole journal as it stands in the database and compares it with its seals, believing none of them: each entry with its leaf, leaves with
 * nodes, the log with every signed checkpoint and with one that was kept elsewhere. Only reads; needs no application.
 */
public final class JournalVerifier {
    private static final int FETCH = 5000;
    private final Connection database;
    private final Damage damage = new Damage();
    private final TreeMap<Long, Checkpoint> signed = new TreeMap<>();
    private long good;

    public JournalVerifier(Connection database) {
        this.database = database;
    }

    /** {@code kept} and {@code trusted} come from elsewhere and may be null. */
    public Verdict verify(Checkpoint kept, PublicKey trusted) throws SQLException {
        readCheckpoints(trusted);
        checkKept(kept, trusted);
        long size = readLog(kept);
        checkReach(size);
        return new Verdict(size, signed.size(), damage.found());
    }

    private void readCheckpoints(PublicKey trusted) throws SQLException {
        Map<String, PublicKey> keys = new HashMap<>();
        try (var rows = query("select key_id, public_key from app.journal_key")) {
            while (rows.next()) keys.put(rows.getString(1), key(rows));
        }
        try (var rows = query("select size, root, key_id, note, signed_at, id from app.journal_checkpoint order by size, id")) {
            while (rows.next()) {
                try {
                    var checkpoint = Checkpoint.of(rows.getString(4));
                    var key = keys.get(checkpoint.keyId());
                    boolean same = checkpoint.size() == rows.getLong(1) && Arrays.equals(checkpoint.root(), rows.getBytes(2)) && checkpoint.keyId().equals(rows.getString(3))
                            && checkpoint.signedAt().equals(rows.getTimestamp(5).toInstant());
                    if (!same || key == null || !checkpoint.isSignedBy(key)) damage.add(rows.getLong(1), "The checkpoint of %d entries is not what was signed.", rows.getLong(1));
                    else if (trusted != null && checkpoint.keyId().equals(Checkpoint.keyId(trusted)) && !checkpoint.isSignedBy(trusted)) damage.add(0, "The checkpoint of %d entries is signed by another key.", checkpoint.size());
                    else signed.put(checkpoint.size(), checkpoint);
                } catch (IllegalArgumentException e) {
                    damage.add(rows.getLong(1), "The checkpoint of %d entries cannot be read.", rows.getLong(1));
                }
            }
        }
    }

    private PublicKey key(ResultSet row) throws SQLException {
        try {
            var key = Checkpoint.publicKey(row.getBytes(2));
            if (Checkpoint.keyId(key).equals(row.getString(1))) return key;
        } catch (IllegalArgumentException e) {
            // Told below, like a key under a wrong name.
        }
        damage.add(0, "The public key %s is damaged.", row.getString(1));
        return null;
    }

    private void checkKept(Checkpoint kept, PublicKey trusted) throws SQLException {
        if (kept == null) return;
        if (trusted != null && !kept.isSignedBy(trusted)) damage.add(0, "The kept checkpoint is not signed by the key that was given.");
        try (var rows = query("select log_id::text from app.journal_seal")) {
            if (rows.next() && !rows.getString(1).equals(kept.logId())) damage.add(0, "The kept checkpoint is of another journal: %s.", kept.logId());
        }
    }

    private long readLog(Checkpoint kept) throws SQLException {
        var edge = new LogEdge();
        boolean surplus;
        var sql = "select l.leaf_index, l.entry_id, l.hash, " + JournalEntry.COLUMNS + " from app.journal_leaf l left join app.journal_entry e on e.id = l.entry_id order by l.leaf_index";
        try (var nodes = new StoredNodesInOrder(query("select level, position, hash from app.journal_node order by ((position + 1) << level), level"));
             var rows = query(sql)) {
            compare(edge, kept);
            while (rows.next()) {
                long place = rows.getLong(1);
                if (place != edge.size()) {
                    damage.add(edge.size(), "Place %d: the entry's seal is missing.", edge.size());
                    return place;
                }
                var sealed = rows.getBytes(3);
                checkEntry(rows, place, sealed);
                edge.add(sealed, (level, position, hash) -> {
                    if (!nodes.isNext(level, position, hash)) damage.add(position << level, "The seal over places %d to %d is not what its entries give.", position << level, ((position + 1) << level) - 1);
                });
                compare(edge, kept);
            }
            surplus = nodes.more();
        }
        signed.tailMap(edge.size(), false).keySet().stream().findFirst().ifPresent(s -> damage.add(edge.size(), "Entries are missing from place %d on: %d were signed for.", edge.size(), s));
        if (kept != null && kept.size() > edge.size()) damage.add(edge.size(), "Entries are missing from place %d on: the kept checkpoint has %d.", edge.size(), kept.size());
        if (surplus) damage.add(edge.size(), "There are seals over places where no entry is.");
        return edge.size();
    }

    private void checkEntry(ResultSet rows, long place, byte[] sealed) throws SQLException {
        long id = rows.getLong(2);
        rows.getLong("id");
        if (rows.wasNull()) {
            damage.add(place, "Entry %d (place %d) is missing.", id, place);
            return;
        }
        var entry = JournalEntry.read(rows);
        if (!Arrays.equals(entry.hash(), sealed)) {
            damage.add(place, "Entry %d (place %d) was changed: %s of %s, written %s by %s.", id, place, entry.event(), entry.subject(), entry.recordedAt(), entry.actor());
        }
    }

    /** Where the log is as long as a checkpoint says, its root is the checkpoint's. */
    private void compare(LogEdge edge, Checkpoint kept) {
        var here = signed.get(edge.size());
        boolean right = here == null || Arrays.equals(here.root(), edge.root());
        boolean keptRight = kept == null || kept.size() != edge.size() || Arrays.equals(kept.root(), edge.root());
        if (right && keptRight) {
            if (here != null) good = edge.size();
            return;
        }
        damage.add(good, "Between places %d and %d entries were changed together with their seals: the checkpoint of %s tells otherwise.", good, edge.size() - 1,
                right ? kept.signedAt() : here.signedAt());
    }

    private void checkReach(long size) throws SQLException {
        try (var rows = query("select e.id, e.event, e.subject, e.actor from app.journal_entry e cross join app.journal_seal s where (e.written_in, e.id) <= (s.through, s.through_entry) "
                + "and not exists (select from app.journal_leaf l where l.entry_id = e.id) order by e.id limit 20")) {
            while (rows.next()) damage.add(size, "Entry %d was inserted behind the seal: %s of %s by %s.", rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4));
        }
        try (var rows = query("select size from app.journal_seal")) {
            if (!rows.next() || rows.getLong(1) != size) damage.add(size, "The seal's own count is not the number of sealed entries, %d.", size);
        }
    }

    private ResultSet query(String sql) throws SQLException {
        var statement = database.createStatement();
        statement.closeOnCompletion();
        statement.setFetchSize(FETCH);
        return statement.executeQuery(sql);
    }

    /** What was found, the first place first. */
    public record Verdict(long entries, int checkpoints, List<String> damage) {}
}
