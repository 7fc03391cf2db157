package io.throughline.connector;

import io.throughline.connector.ConnectorFacts.WorkRemembered;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code app.connector_memory}. */
@Component
class StoredMemory implements Memory {
    private final JdbcClient db;
    private final ApplicationEventPublisher events;

    StoredMemory(JdbcClient db, ApplicationEventPublisher events) {
        this.db = db;
        this.events = events;
    }

    @Override
    public Optional<String> recall(String system, String entity, String ourId) {
        return db.sql("select their_id from app.connector_memory where system = ? and entity = ? and our_id = ?").params(system, entity, ourId)
                .query(String.class).optional();
    }

    @Override
    @Transactional
    public void remember(String system, String entity, String ourId, String theirId) {
        int news = db.sql("""
                insert into app.connector_memory (system, entity, our_id, their_id) values (?, ?, ?, ?)
                on conflict (system, entity, our_id) do update set their_id = excluded.their_id where connector_memory.their_id <> excluded.their_id""")
                .params(system, entity, ourId, theirId).update();
        if (news == 1) events.publishEvent(new WorkRemembered(system, entity, ourId, theirId));
    }
}
