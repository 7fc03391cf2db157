package io.throughline.mail;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One notice as long as the mail server is away, however many letters wait; no letter's tries are used up meanwhile. */
@Component
@Transactional
public class Outages {
    private static final Logger log = LoggerFactory.getLogger(Outages.class);
    private static final Duration REST = Duration.ofSeconds(30);
    private final JdbcClient db;
    private final Outbox outbox;
    private final ApplicationEventPublisher news;

    Outages(JdbcClient db, Outbox outbox, ApplicationEventPublisher news) {
        this.db = db;
        this.outbox = outbox;
        this.news = news;
    }

    /** The one that lasts. */
    @Transactional(readOnly = true)
    public Optional<Outage> now() {
        return db.sql("select since, tried_at, reason, (select count(*) from app.mail where state in ('WAITING', 'SENDING')) as waiting from app.mail_outage where over_at is null")
                .query(Outage.class).optional();
    }

    /** It was tried a moment ago. */
    @Transactional(readOnly = true)
    public boolean isResting() {
        return db.sql("select count(*) from app.mail_outage where over_at is null and tried_at > clock_timestamp() - make_interval(secs => ?)")
                .param((double) REST.toSeconds()).query(Long.class).single() > 0;
    }

    public void noticed(String reason) {
        if (db.sql("update app.mail_outage set tried_at = clock_timestamp(), reason = ? where over_at is null").param(reason).update() > 0) return;
        int first = db.sql("insert into app.mail_outage (reason) values (?) on conflict do nothing").param(reason).update();
        if (first == 0) return;
        log.warn("the mail server cannot be reached ({}); letters wait", reason);
        news.publishEvent(new MailServerLost(reason));
    }

    /** Cheap where there was none. */
    public void over() {
        if (db.sql("update app.mail_outage set over_at = clock_timestamp() where over_at is null").update() == 0) return;
        log.info("the mail server is back; {} letters wait", outbox.waiting());
        news.publishEvent(new MailServerBack(outbox.waiting()));
    }
}
