package io.throughline.evidence.keeping;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.journal.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a court or an audit asks to be kept, whatever its time says. */
@Service
public class LegalHolds {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public record Hold(long id, String subject, String reason, String setBy, Instant setAt, String liftedBy, Instant liftedAt) {}

    LegalHolds(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    List<Hold> all() {
        return jdbc.sql("select * from app.legal_hold order by id desc").query(Hold.class).list();
    }

    @Transactional
    public Hold set(String subject, String reason) {
        if (subject == null || !subject.matches("(client|project|person|invoice):[A-Za-z0-9._-]{1,64}")) throw new InvalidInput("subject", "Say what is held, as client:CODE, project:CODE, person:CODE or invoice:NUMBER.");
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "Say why it is held.");
        jdbc.sql("insert into app.legal_hold (subject, reason, set_by, set_at) values (?, ?, ?, ?) on conflict do nothing").params(subject, reason.strip(), Actor.current(), Timestamp.from(clock.instant())).update();
        events.publishEvent(new LegalHoldSet(subject, reason.strip()));
        return jdbc.sql("select * from app.legal_hold where subject = ? and lifted_at is null").param(subject).query(Hold.class).single();
    }

    @Transactional
    public void lift(long id) {
        var subject = jdbc.sql("update app.legal_hold set lifted_by = ?, lifted_at = ? where id = ? and lifted_at is null returning subject").params(Actor.current(), Timestamp.from(clock.instant()), id)
                .query(String.class).optional().orElseThrow(() -> new Unknown("legal hold", id));
        events.publishEvent(new LegalHoldLifted(subject));
    }

    void mustNotHold(Collection<String> subjects) {
        jdbc.sql("select reason from app.legal_hold where subject = any(?::text[]) and lifted_at is null limit 1").param((Object) subjects.toArray(String[]::new)).query(String.class).optional().ifPresent(reason -> {
            throw new Refused("It is held: %s.".formatted(reason));
        });
    }
}
