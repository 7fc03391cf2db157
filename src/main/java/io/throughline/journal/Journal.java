package io.throughline.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes one entry per business event, in the event's transaction: no fact without its entry, no entry without its fact.
 * What an entry says is settled when the event is published; the rows are written together when the transaction commits.
 */
@Component
class Journal {
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Journal(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(BusinessEvent event) {
        JournalPage.ofTransaction(jdbc).add(new JournalPage.Entry(clock.instant(), Actor.current(), event.reason(),
                event.getClass().getSimpleName(), event.subject(), facts(event)));
    }

    private String facts(BusinessEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down " + event, e);
        }
    }
}
