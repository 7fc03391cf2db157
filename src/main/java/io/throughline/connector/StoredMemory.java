package io.throughline.connector;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code app.connector_memory}. */
@Component
class StoredMemory implements Memory {
    private final JdbcClient db;

    StoredMemory(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<String> recall(String system, String entity, String ourId) {
        return db.sql("select their_id from app.connector_memory where system = ? and entity = ? and our_id = ?").params(system, entity, ourId)
                .query(String.class).optional();
    }

    @Override
    @Transactional
    public void remember(String system, String entity, String ourId, String theirId) {
        db.sql("insert into app.connector_memory (system, entity, our_id, their_id) values (?, ?, ?, ?) on conflict (system, entity, our_id) do update set their_id = excluded.their_id")
                .params(system, entity, ourId, theirId).update();
    }
}
