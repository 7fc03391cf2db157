package io.throughline.receivables.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import java.sql.Timestamp;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saved ways to read a bank's CSV, by name. */
@Component
class StatementMappings {
    private final JdbcClient db;
    private final ObjectMapper json;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    StatementMappings(JdbcClient db, ObjectMapper json, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.json = json;
        this.news = news;
        this.clock = clock;
    }

    StatementMapping get(String name) {
        return db.sql("select mapping from app.statement_mapping where name = ?").param(name).query(String.class).optional().map(this::read)
                .orElseThrow(() -> new InvalidInput("mapping", "no mapping is saved as '%s'".formatted(name)));
    }

    Map<String, StatementMapping> all() {
        var all = new TreeMap<String, StatementMapping>();
        db.sql("select name, mapping from app.statement_mapping").query(row -> {
            all.put(row.getString(1), read(row.getString(2)));
        });
        return all;
    }

    @Transactional
    public void save(String name, StatementMapping mapping) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) throw new InvalidInput("name", "'%s' is no name: letters, digits, - and _, 40 at most".formatted(name));
        try {
            db.sql("""
                    insert into app.statement_mapping (name, mapping, saved_at, saved_by) values (?, ?::jsonb, ?, ?)
                    on conflict (name) do update set mapping = excluded.mapping, saved_at = excluded.saved_at, saved_by = excluded.saved_by""")
                    .params(name, json.writeValueAsString(mapping.checked()), Timestamp.from(clock.instant()), Actor.current()).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        news.publishEvent(new StatementMappingSaved(name, mapping));
    }

    private StatementMapping read(String text) {
        try {
            return json.readValue(text, StatementMapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a mapping: " + text, e);
        }
    }
}
