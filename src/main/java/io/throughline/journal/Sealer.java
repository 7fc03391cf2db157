package io.throughline.journal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives entries their place in the log, behind the business and without a lock that it would wait for: in the order of their transactions,
 * and only below the oldest one that still runs, so that no entry ever comes to stand before one that is sealed.
 */
@Component
class Sealer {
    private static final int BATCH = 10_000;

    private record Reach(long size, long through, long throughEntry) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Sealer(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Seals what can be sealed now; answers how many entries that were. */
    long seal() {
        long sealed = 0;
        for (int batch = BATCH; batch == BATCH; sealed += batch) batch = transaction.execute(status -> sealSome());
        return sealed;
    }

    private int sealSome() {
        // Whoever is at it already does it for us.
        var reach = jdbc.query("select size, through, through_entry from app.journal_seal for update skip locked",
                (row, n) -> new Reach(row.getLong(1), row.getLong(2), row.getLong(3))).stream().findFirst().orElse(null);
        if (reach == null) return 0;
        var running = jdbc.queryForMap("select pg_snapshot_xmin(s)::text::bigint as oldest, pg_snapshot_xmax(s)::text::bigint as next from pg_current_snapshot() s");
        long oldest = (Long) running.get("oldest");
        // In a copy of the database that another server runs, transactions are counted anew.
        boolean elsewhere = reach.through >= (Long) running.get("next");
        var entries = elsewhere ? ofAnotherServer(oldest, (Long) running.get("next")) : entries(reach, oldest);
        if (entries.isEmpty() && !elsewhere && reach.through == oldest - 1) return 0;
        append(reach.size, entries);
        if (entries.size() == BATCH && !elsewhere) {
            var last = entries.get(BATCH - 1);
            moveTo(reach.size + BATCH, last.writtenIn(), last.id());
        } else {
            moveTo(reach.size + entries.size(), oldest - 1, Long.MAX_VALUE);
        }
        return entries.size();
    }

    private List<JournalEntry> entries(Reach reach, long oldest) {
        return jdbc.query("select " + JournalEntry.COLUMNS + """
                 from app.journal_entry e where (e.written_in, e.id) > (?, ?) and e.written_in < ?
                and not exists (select from app.journal_leaf l where l.entry_id = e.id) order by e.written_in, e.id limit ?""",
                (row, n) -> JournalEntry.read(row), reach.through, reach.throughEntry, oldest, BATCH);
    }

    private List<JournalEntry> ofAnotherServer(long oldest, long next) {
        return jdbc.query("select " + JournalEntry.COLUMNS + """
                 from app.journal_entry e where (e.written_in < ? or e.written_in >= ?)
                and not exists (select from app.journal_leaf l where l.entry_id = e.id) order by e.written_in, e.id""",
                (row, n) -> JournalEntry.read(row), oldest, next);
    }

    private void append(long size, List<JournalEntry> entries) {
        if (entries.isEmpty()) return;
        var leaves = new ArrayList<byte[]>(entries.size());
        var levels = new ArrayList<Integer>();
        var positions = new ArrayList<Long>();
        var nodes = new ArrayList<byte[]>();
        var edge = new StoredNodes(jdbc).compute(stored -> LogEdge.at(size, stored));
        for (var entry : entries) {
            var hash = entry.hash();
            leaves.add(hash);
            edge.add(hash, (level, position, node) -> {
                levels.add(level);
                positions.add(position);
                nodes.add(node);
            });
        }
        jdbc.update("insert into app.journal_leaf (leaf_index, entry_id, hash) select ? + n - 1, entry, hash from unnest(?::bigint[], ?::bytea[]) with ordinality as t (entry, hash, n)",
                size, entries.stream().map(JournalEntry::id).toArray(Long[]::new), leaves.toArray(byte[][]::new));
        jdbc.update("insert into app.journal_node (level, position, hash) select * from unnest(?::int[], ?::bigint[], ?::bytea[])",
                levels.toArray(Integer[]::new), positions.toArray(Long[]::new), nodes.toArray(byte[][]::new));
    }

    private void moveTo(long size, long through, long throughEntry) {
        jdbc.update("update app.journal_seal set size = ?, through = ?, through_entry = ?", size, through, throughEntry);
    }
}
