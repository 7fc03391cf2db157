package io.throughline.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log's nodes in the database, fetched together for whatever is computed from them. */
final class StoredNodes {
    private record Place(int level, long position) {}

    private final JdbcTemplate jdbc;
    private final Map<Place, byte[]> known = new HashMap<>();

    StoredNodes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Walks twice: once to see which nodes it takes, once with them. */
    <T> T compute(Function<Merkle.Nodes, T> computation) {
        Set<Place> wanted = new HashSet<>();
        computation.apply((level, position) -> {
            wanted.add(new Place(level, position));
            return new byte[32];
        });
        wanted.removeAll(known.keySet());
        fetch(List.copyOf(wanted));
        return computation.apply(this::hash);
    }

    private void fetch(List<Place> wanted) {
        if (wanted.isEmpty()) return;
        var levels = new ArrayList<Integer>();
        var positions = new ArrayList<Long>();
        wanted.forEach(p -> {
            levels.add(p.level);
            positions.add(p.position);
        });
        jdbc.query("""
                with wanted as (select * from unnest(?::int[], ?::bigint[]) as w (level, position))
                select w.level, w.position, l.hash from wanted w join app.journal_leaf l on w.level = 0 and l.leaf_index = w.position
                union all select w.level, w.position, n.hash from wanted w join app.journal_node n on n.level = w.level and n.position = w.position""",
                row -> {
                    known.put(new Place(row.getInt(1), row.getLong(2)), row.getBytes(3));
                }, levels.toArray(Integer[]::new), positions.toArray(Long[]::new));
    }

    private byte[] hash(int level, long position) {
        var hash = known.get(new Place(level, position));
        if (hash == null) throw new IllegalStateException("the journal's seal lacks node %d of level %d".formatted(position, level));
        return hash;
    }
}
