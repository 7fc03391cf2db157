package io.throughline.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Migrations with what was foreseen and what came of it, case by case. */
@Repository
class MigrationTable {
    private static final String ALL = "select id, release_id, state, total, predicted, moved, started_at, started_by, ended_at from app.model_migration";
    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    MigrationTable(JdbcClient jdbc, JdbcTemplate rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    record Progress(long id, long releaseId, String state, int total, int predicted, int moved, Instant startedAt, String startedBy, Instant endedAt) {}

    /** {@code moved} is null where it was not tried. */
    public record MigratedCase(String instanceId, String process, String businessKey, boolean can, String why, Boolean moved, String whatHappened) {}

    long start(long releaseId, String plan, int predicted, List<MigratedCase> cases, Instant at, String by) {
        long id = jdbc.sql("insert into app.model_migration (release_id, plan, state, total, predicted, started_at, started_by) values (?, ?::jsonb, 'RUNNING', ?, ?, ?, ?) returning id")
                .params(releaseId, plan, cases.size(), predicted, Timestamp.from(at), by).query(Long.class).single();
        rows.batchUpdate("insert into app.model_migration_case (migration_id, instance_id, process, business_key, can, why) values (?, ?, ?, ?, ?, ?)",
                cases.stream().map(c -> new Object[] {id, c.instanceId(), c.process(), c.businessKey(), c.can(), c.why()}).toList());
        return id;
    }

    void outcome(long id, String instanceId, boolean moved, String whatHappened) {
        jdbc.sql("update app.model_migration_case set moved = ?, what_happened = ? where migration_id = ? and instance_id = ?").params(moved, whatHappened, id, instanceId).update();
        if (moved) jdbc.sql("update app.model_migration set moved = moved + 1 where id = ?").param(id).update();
    }

    void done(long id, String state, Instant at) {
        jdbc.sql("update app.model_migration set state = ?, ended_at = ? where id = ?").params(state, Timestamp.from(at), id).update();
    }

    /** What a server left unfinished when it stopped. */
    void breakOff() {
        jdbc.sql("update app.model_migration set state = 'BROKEN_OFF' where state = 'RUNNING'").update();
    }

    Optional<Progress> last(long releaseId) {
        return jdbc.sql(ALL + " where release_id = ? order by id desc limit 1").param(releaseId).query(MigrationTable::row).optional();
    }

    /** The one that is under way. */
    Optional<Progress> running() {
        return jdbc.sql(ALL + " where state = 'RUNNING'").query(MigrationTable::row).optional();
    }

    Progress get(long id) {
        return jdbc.sql(ALL + " where id = ?").param(id).query(MigrationTable::row).single();
    }

    String plan(long id) {
        return jdbc.sql("select plan::text from app.model_migration where id = ?").param(id).query(String.class).single();
    }

    /** Cases that can be moved and have not had their turn. */
    List<String> untried(long id) {
        return jdbc.sql("select instance_id from app.model_migration_case where migration_id = ? and can and moved is null").param(id).query(String.class).list();
    }

    List<MigratedCase> cases(long migrationId) {
        return jdbc.sql("select instance_id, process, business_key, can, why, moved, what_happened from app.model_migration_case where migration_id = ? order by process, business_key, instance_id")
                .param(migrationId).query((row, n) -> new MigratedCase(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5),
                        row.getObject(6, Boolean.class), row.getString(7))).list();
    }

    private static Progress row(ResultSet row, int n) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Progress(row.getLong("id"), row.getLong("release_id"), row.getString("state"), row.getInt("total"), row.getInt("predicted"), row.getInt("moved"),
                row.getTimestamp("started_at").toInstant(), row.getString("started_by"), ended == null ? null : ended.toInstant());
    }
}
