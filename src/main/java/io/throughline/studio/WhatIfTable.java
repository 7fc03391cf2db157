package io.throughline.studio;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tries of releases on history, with what came of them. */
@Repository
class WhatIfTable {
    private static final String ALL = "select id, release_id, state, first_day, last_day, today, draft, started_at, started_by, ended_at, why, result::text as result from app.model_what_if";
    private final JdbcClient jdbc;

    WhatIfTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum State { RUNNING, DONE, BROKEN_OFF }

    /** {@code today} and {@code draft}: percent of each play; {@code why}: why it broke off; {@code result} as what-if.json has it. */
    record Try(long id, long releaseId, State state, LocalDate firstDay, LocalDate lastDay, int today, int draft, Instant startedAt, String startedBy, Instant endedAt, String why,
               @JsonRawValue String result) {}

    long start(long releaseId, LocalDate first, LocalDate last, Instant at, String by) {
        return jdbc.sql("insert into app.model_what_if (release_id, first_day, last_day, started_at, started_by) values (?, ?, ?, ?, ?) returning id")
                .params(releaseId, first, last, Timestamp.from(at), by).query(Long.class).single();
    }

    void progress(long id, int today, int draft) {
        jdbc.sql("update app.model_what_if set today = ?, draft = ? where id = ? and state = 'RUNNING'").params(today, draft, id).update();
    }

    void done(long id, String result, Instant at) {
        jdbc.sql("update app.model_what_if set state = 'DONE', today = 100, draft = 100, result = ?::jsonb, ended_at = ? where id = ?").params(result, Timestamp.from(at), id).update();
    }

    void brokeOff(long id, String why, Instant at) {
        jdbc.sql("update app.model_what_if set state = 'BROKEN_OFF', why = ?, ended_at = ? where id = ?").params(why, Timestamp.from(at), id).update();
    }

    /** What a server left unfinished when it stopped. */
    void breakOff(String why, Instant at) {
        jdbc.sql("update app.model_what_if set state = 'BROKEN_OFF', why = ?, ended_at = greatest(?, started_at) where state = 'RUNNING'").params(why, Timestamp.from(at)).update();
    }

    Optional<Long> running() {
        return jdbc.sql("select release_id from app.model_what_if where state = 'RUNNING'").query(Long.class).optional();
    }

    Optional<Try> last(long releaseId) {
        return jdbc.sql(ALL + " where release_id = ? order by id desc limit 1").param(releaseId).query(WhatIfTable::row).optional();
    }

    private static Try row(ResultSet row, int n) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Try(row.getLong("id"), row.getLong("release_id"), State.valueOf(row.getString("state")), row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
                row.getInt("today"), row.getInt("draft"), row.getTimestamp("started_at").toInstant(), row.getString("started_by"), ended == null ? null : ended.toInstant(),
                row.getString("why"), row.getString("result"));
    }
}
