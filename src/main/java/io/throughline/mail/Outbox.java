package io.throughline.mail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code app.mail}: every change of state is one statement, so that no letter is taken by two. */
@Repository
class Outbox {

    record Waiting(long id, String recipient, String subject, String body, String messageId, int attempts) {}

    private final JdbcClient db;

    Outbox(JdbcClient db) {
        this.db = db;
    }

    long add(PostOffice.Letter letter, String messageId, MailState state, Instant now, String actor) {
        var id = db.sql("""
                insert into app.mail (key, recipient, subject, body, about, message_id, state, next_try_at, posted_at, posted_by)
                values (:key, :to, :subject, :body, :about, :messageId, :state, case when :state = 'WAITING' then clock_timestamp() end, :now, :actor)
                on conflict (key) do nothing returning id""")
                .param("key", letter.key()).param("to", letter.to()).param("subject", letter.subject()).param("body", letter.body())
                .param("about", letter.about()).param("messageId", messageId).param("state", state.name())
                .param("now", Timestamp.from(now)).param("actor", actor).query(Long.class).optional();
        if (id.isEmpty()) return db.sql("select id from app.mail where key = ?").param(letter.key()).query(Long.class).single();
        var position = 0;
        for (var attachment : letter.attachments()) {
            db.sql("insert into app.mail_attachment (mail_id, position, file_name, content_type, content) values (?, ?, ?, ?, ?)")
                    .params(id.get(), position++, attachment.fileName(), attachment.contentType(), attachment.content()).update();
        }
        return id.get();
    }

    /** Takes the next letter that is due and marks it SENDING. */
    Optional<Waiting> take() {
        return db.sql("""
                update app.mail set state = 'SENDING', next_try_at = null, attempts = attempts + 1
                where id = (select id from app.mail where state = 'WAITING' and next_try_at <= clock_timestamp()
                            order by next_try_at, id limit 1 for update skip locked)
                returning id, recipient, subject, body, message_id, attempts""").query(Waiting.class).optional();
    }

    List<PostOffice.Attachment> attachments(long id) {
        return db.sql("select file_name, content_type, content from app.mail_attachment where mail_id = ? order by position").param(id)
                .query((row, n) -> new PostOffice.Attachment(row.getString(1), row.getString(2), row.getBytes(3))).list();
    }

    void sent(long id, Instant now) {
        db.sql("update app.mail set state = 'SENT', sent_at = ?, last_error = null where id = ? and state = 'SENDING'")
                .params(Timestamp.from(now), id).update();
    }

    void tryAgain(long id, long afterSeconds, String error) {
        db.sql("update app.mail set state = 'WAITING', next_try_at = clock_timestamp() + make_interval(secs => ?), last_error = ? where id = ? and state = 'SENDING'")
                .params((double) afterSeconds, error, id).update();
    }

    void stop(long id, MailState state, String error) {
        db.sql("update app.mail set state = ?, last_error = ? where id = ? and state = 'SENDING'").params(state.name(), error, id).update();
    }

    int interrupted() {
        return db.sql("update app.mail set state = 'UNCERTAIN', last_error = 'the server stopped while the letter was leaving: ask the receiver, or retry' where state = 'SENDING'").update();
    }

    /** Back to the start of the queue, to another address if one is given. Answers whether its state allowed it. */
    boolean retry(long id, String to) {
        return db.sql("""
                update app.mail set state = 'WAITING', attempts = 0, next_try_at = clock_timestamp(), recipient = coalesce(:to, recipient)
                where id = :id and state in ('WAITING', 'FAILED', 'UNCERTAIN', 'KEPT')""").param("to", to, java.sql.Types.VARCHAR).param("id", id).update() == 1;
    }
}
