package io.throughline.process.engine;

import io.throughline.journal.AtCommit;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which way a transaction's processes went: a row an instance, however many steps. */
final class PathRecord implements AtCommit {
    private static final class Way {
        private final String instance;
        private final String definition;
        private final List<String> entered = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();
        private String ended;

        private Way(String instance, String definition) {
            this.instance = instance;
            this.definition = definition;
        }
    }

    private final Instant now;
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final List<Object[]> begun = new ArrayList<>();

    PathRecord(Instant now) {
        this.now = now;
    }

    void begun(String instance, String definition, String process, String businessKey, String by) {
        begun.add(new Object[] {instance, definition, process, businessKey, Timestamp.from(now), by});
    }

    void entered(String instance, String definition, String activity) {
        way(instance, definition).entered.add(activity);
    }

    void taken(String instance, String definition, String flow) {
        way(instance, definition).taken.add(flow);
    }

    void ended(String instance, String definition, String how) {
        way(instance, definition).ended = how;
    }

    private Way way(String instance, String definition) {
        return ways.computeIfAbsent(instance, i -> new Way(i, definition));
    }

    @Override
    public void write(JdbcTemplate jdbc) {
        if (!begun.isEmpty()) {
            jdbc.batchUpdate("insert into app.process_run (instance_id, definition_id, process, business_key, started_at, started_by) values (?, ?, ?, ?, ?, ?)", begun);
        }
        if (!ways.isEmpty()) {
            jdbc.batchUpdate("insert into app.process_path (instance_id, definition_id, at, entered, taken, ended) values (?, ?, ?, ?, ?, ?)", ways.values().stream()
                    .map(w -> new Object[] {w.instance, w.definition, Timestamp.from(now), w.entered.toArray(String[]::new), w.taken.toArray(String[]::new), w.ended}).toList());
        }
        begun.clear();
        ways.clear();
    }
}
