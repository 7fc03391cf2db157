package io.throughline.studio;

import io.throughline.api.Unknown;
import io.throughline.models.ModelSource;
import io.throughline.studio.ModelRelease.Source;
import io.throughline.studio.ModelRelease.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The releases and their files in the database. */
@Repository
class ReleaseTable {
    private static final String ALL = """
            select id, name, note, source, state, based_on, content_hash, proposed_at, proposed_by, tried_at, approved_at, approved_by, live_at, live_by
            from app.model_release""";
    private final JdbcClient jdbc;

    ReleaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ModelRelease get(long id) {
        return jdbc.sql(ALL + " where id = ?").param(id).query(ReleaseTable::row).optional().orElseThrow(() -> new Unknown("release", String.valueOf(id)));
    }

    /** Held until the transaction ends, so that two people do not decide at once. */
    ModelRelease locked(long id) {
        return jdbc.sql(ALL + " where id = ? for update").param(id).query(ReleaseTable::row).optional().orElseThrow(() -> new Unknown("release", String.valueOf(id)));
    }

    Optional<ModelRelease> live() {
        return jdbc.sql(ALL + " where state = 'LIVE'").query(ReleaseTable::row).optional();
    }

    /** The shipped release that the firm's own line of releases began with, or that it took over last. */
    Optional<ModelRelease> lastShippedLive() {
        return jdbc.sql(ALL + " where source = 'SHIPPED' and live_at is not null order by live_at desc limit 1").query(ReleaseTable::row).optional();
    }

    List<ModelRelease> page(int page, int size) {
        return jdbc.sql(ALL + " order by id desc limit ? offset ?").params(size, (long) page * size).query(ReleaseTable::row).list();
    }

    long count() {
        return jdbc.sql("select count(*) from app.model_release").query(Long.class).single();
    }

    boolean knows(String contentHash) {
        return jdbc.sql("select count(*) from app.model_release where content_hash = ?").param(contentHash).query(Long.class).single() > 0;
    }

    long add(String name, String note, Source source, Long basedOn, String hash, String findings, Instant at, String by, List<ModelSource> files) {
        long id = jdbc.sql("""
                insert into app.model_release (name, note, source, state, based_on, content_hash, findings, proposed_at, proposed_by)
                values (?, ?, ?, 'DRAFT', ?, ?, ?::jsonb, ?, ?) returning id""")
                .params(name, note, source.name(), basedOn, hash, findings, Timestamp.from(at), by).query(Long.class).single();
        for (var file : files) jdbc.sql("insert into app.model_release_file (release_id, name, content) values (?, ?, ?)").params(id, file.name(), file.content()).update();
        return id;
    }

    List<ModelSource> files(long id) {
        return jdbc.sql("select name, content from app.model_release_file where release_id = ? order by name").param(id)
                .query((row, n) -> new ModelSource(row.getString(1), row.getBytes(2))).list();
    }

    String findings(long id) {
        return jdbc.sql("select findings::text from app.model_release where id = ?").param(id).query(String.class).single();
    }

    void approved(long id, Instant at, String by) {
        jdbc.sql("update app.model_release set state = 'APPROVED', approved_at = ?, approved_by = ? where id = ?").params(Timestamp.from(at), by, id).update();
    }

    void discarded(long id) {
        jdbc.sql("update app.model_release set state = 'DISCARDED' where id = ?").param(id).update();
    }

    void tried(long id, Instant at) {
        jdbc.sql("update app.model_release set tried_at = ? where id = ?").params(Timestamp.from(at), id).update();
    }

    void live(long id, Instant at, String by, String deploymentId) {
        jdbc.sql("update app.model_release set state = 'FORMER' where state = 'LIVE'").update();
        jdbc.sql("update app.model_release set state = 'LIVE', live_at = ?, live_by = ? where id = ?").params(Timestamp.from(at), by, id).update();
        jdbc.sql("insert into app.model_deployment (deployment_id, release_id, at) values (?, ?, ?) on conflict do nothing").params(deploymentId, id, Timestamp.from(at)).update();
    }

    Map<String, Long> releasesByDeployment() {
        var byDeployment = new HashMap<String, Long>();
        jdbc.sql("select deployment_id, release_id from app.model_deployment").query((ResultSet row) -> {
            byDeployment.put(row.getString(1), row.getLong(2));
        });
        return byDeployment;
    }

    /** Whether the folder's contents are seen for the first time. */
    boolean firstSeen(String hash, Instant at) {
        return jdbc.sql("insert into app.model_folder (content_hash, seen_at) values (?, ?) on conflict do nothing").params(hash, Timestamp.from(at)).update() == 1;
    }

    private static ModelRelease row(ResultSet row, int n) throws SQLException {
        return new ModelRelease(row.getLong("id"), row.getString("name"), row.getString("note"), Source.valueOf(row.getString("source")), State.valueOf(row.getString("state")),
                row.getObject("based_on", Long.class), row.getString("content_hash"), instant(row, "proposed_at"), row.getString("proposed_by"), instant(row, "tried_at"),
                instant(row, "approved_at"), row.getString("approved_by"), instant(row, "live_at"), row.getString("live_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
