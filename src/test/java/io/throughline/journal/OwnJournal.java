package io.throughline.journal;

import com.zaxxer.hikari.HikariDataSource;
import io.throughline.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A journal in a database of its own, without the rest of the house. */
public final class OwnJournal implements AutoCloseable {
    public final HikariDataSource pool = new HikariDataSource();
    public final JdbcTemplate jdbc;
    public final Seals seals;
    public final List<Checkpoint> sent = new ArrayList<>();

    public OwnJournal(Path folder) {
        pool.setJdbcUrl(TestDatabase.newDatabaseUrl());
        pool.setUsername("postgres");
        Flyway.configure().dataSource(pool).schemas("app").defaultSchema("app").createSchemas(true).load().migrate();
        jdbc = new JdbcTemplate(pool);
        seals = new Seals(jdbc, new Sealer(jdbc, new JdbcTransactionManager(pool)), new SealSettings(folder.resolve("seal.key"), Duration.ofHours(1), null, List.of()),
                event -> sent.add(((CheckpointSigned) event).checkpoint()));
    }

    public void write(int entries) {
        jdbc.batchUpdate("insert into app.journal_entry (happened_at, actor, reason, event, subject, facts) values (now(), ?, ?, 'Rang', ?, ?::jsonb)",
                IntStream.range(0, entries).mapToObj(i -> new Object[] {"P" + i % 7, i % 3 == 0 ? null : "because ü \"%d\"".formatted(i), "bell:" + i,
                    "{\"time\": %d, \"amount\": {\"amount\": \"12.50\", \"currency\": \"EUR\"}}".formatted(i)}).toList());
    }

    @Override
    public void close() {
        pool.close();
    }
}
