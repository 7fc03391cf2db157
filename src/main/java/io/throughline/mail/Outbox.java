package io.throughline.mail;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code app.mail}: every change of state is one statement, so that no letter is taken by two. */
@Repository
class Outbox {

    /** {@code threadOf}: the Message-ID of the letter that it repeats. */
    record Waiting(long id, String recipient, String subject, String body, String link, String language, String about, Long resendOf, String threadOf,
                   String messageId, int attempts) {

        String text() {
            return body.replace(LINK, link == null ? "" : link);
        }
    }

    private static final String LINK = "{link}";
    private static final String LEFT_OUT = "[…]";
    private final JdbcClient db;

    Outbox(JdbcClient db) {
        this.db = db;
    }

    /** Empty where the occasion had its letter already. {@code quiet}: how long it waits before it may leave. */
    Optional<Long> add(PostOffice.Letter letter, MailState state, Duration quiet, Instant now, String actor) {
        var id = db.sql("""
                insert into app.mail (key, recipient, subject, body, about, language, link, state, next_try_at, posted_at, posted_by)
                values (:key, :to, :subject, :body, :about, :language, :link, :state, case when :state = 'WAITING' then clock_timestamp() + make_interval(secs => :quiet) end, :now, :actor)
                on conflict (key) do nothing returning id""")
                .param("key", letter.key()).param("to", letter.to()).param("subject", letter.subject()).param("body", letter.body())
                .param("about", letter.about()).param("language", letter.language()).param("link", letter.link(), Types.VARCHAR)
                .param("state", state.name()).param("quiet", (double) quiet.toSeconds()).param("now", Timestamp.from(now)).param("actor", actor).query(Long.class).optional();
        if (id.isEmpty()) return id;
        var position = 0;
        for (var attachment : letter.attachments()) {
            db.sql("insert into app.mail_attachment (mail_id, position, file_name, content_type, content) values (?, ?, ?, ?, ?)")
                    .params(id.get(), position++, attachment.fileName(), attachment.contentType(), attachment.content()).update();
        }
        return id;
    }

    long withKey(String key) {
        return db.sql("select id from app.mail where key = ?").param(key).query(Long.class).single();
    }

    String sha256(long id) {
        return db.sql("select encode(sha256(convert_to(subject || chr(10) || body, 'UTF8')), 'hex') from app.mail where id = ?").param(id).query(String.class).single();
    }

    /** The same words and enclosures once more. */
    long again(long first, String to, String link, Instant now, String actor) {
        return db.sql("""
                insert into app.mail (key, recipient, subject, body, about, language, link, resend_of, state, next_try_at, posted_at, posted_by)
                select key || '#' || (select count(*) + 2 from app.mail r where r.resend_of = m.id), :to, subject, body, about, language, :link, id,
                       'WAITING', clock_timestamp(), :now, :actor
                from app.mail m where id = :id returning id""")
                .param("to", to).param("link", link, Types.VARCHAR).param("now", Timestamp.from(now)).param("actor", actor).param("id", first)
                .query(Long.class).single();
    }

    /**
     * Takes the next letter that is due and marks it SENDING. At its first leave it gets its Message-ID, the same at every try:
     * from its own id, the occasion and the sender's domain.
     */
    Optional<Waiting> take(String domain) {
        return db.sql("""
                update app.mail m set state = 'SENDING', next_try_at = null, attempts = attempts + 1, taken_at = clock_timestamp(),
                    message_id = coalesce(message_id, '<' || id || '.' || left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 16) || '@' || :domain || '>')
                where id = (select id from app.mail where state = 'WAITING' and next_try_at <= clock_timestamp()
                            order by next_try_at, id limit 1 for update skip locked)
                returning id, recipient, subject, body, link, language, about, resend_of, (select f.message_id from app.mail f where f.id = m.resend_of) as thread_of,
                    message_id, attempts""")
                .param("domain", domain).query(Waiting.class).optional();
    }

    List<PostOffice.Attachment> attachments(long id) {
        return db.sql("select file_name, content_type, content from app.mail_attachment where mail_id = ? order by position").param(id)
                .query((row, n) -> new PostOffice.Attachment(row.getString(1), row.getString(2), row.getBytes(3))).list();
    }

    /** The body as the receiver reads it, with the secret link or without. */
    String read(long id, boolean withLink) {
        return db.sql("select replace(body, :mark, coalesce(case when :withLink then link end, :gone)) from app.mail where id = :id").param("mark", LINK).param("gone", LEFT_OUT)
                .param("withLink", withLink).param("id", id).query(String.class).single();
    }

    boolean hasLink(long id) {
        return db.sql("select position(? in body) > 0 from app.mail where id = ?").params(LINK, id).query(Boolean.class).single();
    }

    boolean sent(long id, Instant now) {
        return db.sql("update app.mail set state = 'SENT', sent_at = ?, last_error = null, link = null where id = ? and state = 'SENDING'")
                .params(Timestamp.from(now), id).update() == 1;
    }

    /** {@code counted}: the try was the letter's own; where nobody could have sent anything it is not. */
    void tryAgain(long id, long afterSeconds, String error, boolean counted) {
        db.sql("""
                update app.mail set state = 'WAITING', next_try_at = clock_timestamp() + make_interval(secs => ?), last_error = ?,
                    attempts = attempts - case when ? then 0 else 1 end
                where id = ? and state = 'SENDING'""")
                .params((double) afterSeconds, error, counted, id).update();
    }

    boolean stop(long id, MailState state, String error) {
        return db.sql("update app.mail set state = ?, last_error = ? where id = ? and state = 'SENDING'").params(state.name(), error, id).update() == 1;
    }

    /** Of a letter that left, or was just refused. */
    boolean bounced(long id, String error, Instant now) {
        return db.sql("""
                update app.mail set state = 'BOUNCED', bounced_at = ?, last_error = ?, link = null where id = ? and state in ('SENDING', 'SENT', 'UNCERTAIN')""")
                .params(Timestamp.from(now), error, id).update() == 1;
    }

    Optional<Long> withMessageId(String messageId) {
        return db.sql("select id from app.mail where message_id = ?").param(messageId).query(Long.class).optional();
    }

    /** Those that were leaving longer ago than so many seconds: nobody carries them any more. */
    List<Long> interrupted(long seconds) {
        return db.sql("select id from app.mail where state = 'SENDING' and taken_at <= clock_timestamp() - make_interval(secs => ?)").param((double) seconds)
                .query(Long.class).list();
    }

    /** Back to the start of the queue, to another address if one is given. Answers whether its state allowed it. */
    boolean retry(long id, String to) {
        return db.sql("""
                update app.mail set state = 'WAITING', attempts = 0, next_try_at = clock_timestamp(), recipient = coalesce(:to, recipient)
                where id = :id and state in ('WAITING', 'FAILED', 'UNCERTAIN', 'KEPT')""").param("to", to, Types.VARCHAR).param("id", id).update() == 1;
    }

    long waiting() {
        return db.sql("select count(*) from app.mail where state in ('WAITING', 'SENDING')").query(Long.class).single();
    }
}
