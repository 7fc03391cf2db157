package io.throughline.process.letter;

import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.receivables.Secret;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links by which one person may answer one task, once, for some days. What was handed out is not kept, only its hash. */
@Service
@Transactional
class ApprovalLinks {

    record Link(long id, String taskId, String task, String username, Instant madeAt, Instant expiresAt, Instant usedAt) {}

    private final JdbcClient db;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;
    private final Duration lasts;

    ApprovalLinks(JdbcClient db, FirmClock clock, ApplicationEventPublisher events, @Value("${throughline.approval-links.days:7}") int days) {
        this.db = db;
        this.clock = clock;
        this.events = events;
        this.lasts = Duration.ofDays(days);
    }

    /** Answers the secret, which nobody can be told again; publishes ApprovalLinkSent. */
    String make(String taskId, String task, String username) {
        var secret = Secret.fresh();
        var now = clock.instant();
        long id = db.sql("insert into app.approval_link (token_sha256, task_id, task, username, made_at, expires_at) values (?, ?, ?, ?, ?, ?) returning id")
                .params(secret.hash(), taskId, task, username, Timestamp.from(now), Timestamp.from(now.plus(lasts))).query(Long.class).single();
        events.publishEvent(new ApprovalLinkSent(id, taskId, username, now.plus(lasts)));
        return secret.token();
    }

    /** Used and expired ones too: they explain themselves. */
    @Transactional(readOnly = true)
    Optional<Link> openedBy(String token) {
        return db.sql("select id, task_id, task, username, made_at, expires_at, used_at from app.approval_link where token_sha256 = ?").param(Secret.hash(token)).query(Link.class).optional();
    }

    boolean expired(Link link) {
        return !clock.instant().isBefore(link.expiresAt());
    }

    /** Within the transaction of the answer: a refused answer leaves the link as it was. Publishes AnsweredByLink. */
    void use(Link link) {
        int first = db.sql("update app.approval_link set used_at = ? where id = ? and used_at is null and expires_at > ?")
                .params(Timestamp.from(clock.instant()), link.id(), Timestamp.from(clock.instant())).update();
        if (first == 0) throw new Refused("This link was used already, or is over.");
        events.publishEvent(new AnsweredByLink(link.id(), link.taskId(), link.username()));
    }
}
