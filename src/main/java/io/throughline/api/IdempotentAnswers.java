package io.throughline.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** First answers to requests with a key, kept in the transaction that made them true. */
@Repository
class IdempotentAnswers {
    private final JdbcClient jdbc;

    IdempotentAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Answer(String request, int status, String contentType, String location, byte[] body) {}

    /** True for the first; a second one waits here until the first is committed (then false) or rolled back (then it is the first). */
    boolean begin(String principal, String key, String request) {
        return jdbc.sql("insert into app.idempotent_answer (principal, key, request) values (?, ?, ?) on conflict do nothing")
                .params(principal, key, request).update() == 1;
    }

    void finish(String principal, String key, Answer answer) {
        jdbc.sql("update app.idempotent_answer set status = ?, content_type = ?, location = ?, body = ? where principal = ? and key = ?")
                .params(answer.status(), answer.contentType(), answer.location(), answer.body(), principal, key).update();
    }

    Optional<Answer> find(String principal, String key) {
        return jdbc.sql("select request, status, content_type, location, body from app.idempotent_answer where principal = ? and key = ?")
                .params(principal, key).query(IdempotentAnswers::answer).optional();
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(row.getString("request"), row.getInt("status"), row.getString("content_type"), row.getString("location"), row.getBytes("body"));
    }
}
