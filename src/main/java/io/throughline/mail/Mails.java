package io.throughline.mail;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.journal.Actor;
import io.throughline.mail.LetterFacts.LetterPosted;
import io.throughline.mail.PostOffice.Attachment;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The letters of the house: what was sent, what waits, what came back, and sending again. */
@Service
@Transactional
public class Mails {
    static final String PERSONAL = "user:";
    private static final Set<String> SENDERS = Set.of("ROLE_FINANCE", "ROLE_DIRECTOR", "ROLE_ADMIN");
    private static final String COLUMNS = """
            select id, key, recipient as to, subject, about, language, state, attempts, last_error, message_id, posted_at, sent_at, bounced_at, resend_of\s""";

    /** An enclosure without its content. */
    public record Enclosure(int position, String fileName, String contentType, long bytes) {}

    /** {@code body} as the receiver reads it, but for a secret link that is not the reader's to open; that of a letter that has left is not known any more. */
    public record Full(Mail mail, String body, List<Enclosure> attachments) {}

    private final JdbcClient db;
    private final Outbox outbox;
    private final MailServer server;
    private final ObjectProvider<SecretLinks> links;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Mails(JdbcClient db, Outbox outbox, MailServer server, ObjectProvider<SecretLinks> links, ApplicationEventPublisher news, Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.server = server;
        this.links = links;
        this.news = news;
        this.clock = clock;
    }

    /** Newest first; an empty filter takes all. */
    @Transactional(readOnly = true)
    public PageOf<Mail> list(String state, String about, int page, int size) {
        var from = "from app.mail where (:state = '' or state = :state) and (:about = '' or about = :about)";
        var rows = db.sql(COLUMNS + from + " order by id desc limit :size offset :skip").param("state", state).param("about", about)
                .param("size", size).param("skip", (long) page * size).query(Mail.class).list();
        var total = db.sql("select count(*) " + from).param("state", state).param("about", about).query(Long.class).single();
        return new PageOf<>(rows, total, page, size);
    }

    @Transactional(readOnly = true)
    public Mail get(long id) {
        return db.sql(COLUMNS + "from app.mail where id = ?").param(id).query(Mail.class).optional().orElseThrow(() -> new Unknown("mail", id));
    }

    /** In the order they were written. */
    @Transactional(readOnly = true)
    public List<Mail> about(String subject) {
        return db.sql(COLUMNS + "from app.mail where about = ? order by id").param(subject).query(Mail.class).list();
    }

    @Transactional(readOnly = true)
    public Full full(long id, Authentication reader) {
        var mail = get(id);
        var enclosures = db.sql("select position, file_name, content_type, length(content) as bytes from app.mail_attachment where mail_id = ? order by position")
                .param(root(mail)).query(Enclosure.class).list();
        return new Full(mail, outbox.read(id, mayOpenLink(mail, reader)), enclosures);
    }

    /** A link acts as whom its letter is to: a colleague's is nobody else's, a client's not of those who only read. */
    private static boolean mayOpenLink(Mail mail, Authentication reader) {
        if (mail.personal()) return mail.about().equals(PERSONAL + reader.getName());
        return reader.getAuthorities().stream().anyMatch(a -> SENDERS.contains(a.getAuthority()));
    }

    @Transactional(readOnly = true)
    public Attachment attachment(long id, int position) {
        var all = outbox.attachments(root(get(id)));
        if (position < 0 || position >= all.size()) throw new Unknown("attachment", position);
        return all.get(position);
    }

    /**
     * Sends what has not left, or may not have, as the same letter with the same Message-ID; writes once more what has left or came back, as a new letter
     * in the same thread with a secret link of its own. To another address if one is given. Publishes MailSentAgain.
     */
    public Mail resend(long id, String to) {
        var again = sendAgain(id, to);
        news.publishEvent(new MailSentAgain(id, again.about(), again.id()));
        return again;
    }

    /** For the process that sees to the letter: it knows. */
    public Mail sendAgain(long id, String to) {
        if (!server.isThere()) throw new Refused("There is no mail server: set spring.mail.host, then try again.");
        var mail = get(id);
        var address = to == null || to.isBlank() ? null : Envelope.address(to);
        if (mail.state() == MailState.SENT || mail.state() == MailState.BOUNCED) {
            var link = outbox.hasLink(id) ? links.stream().map(l -> l.fresh(mail.about())).flatMap(Optional::stream).findFirst().orElse(null) : null;
            var again = get(outbox.again(root(mail), address == null ? mail.to() : address, link, clock.instant(), Actor.current()));
            news.publishEvent(new LetterPosted(again.id(), again.about(), outbox.sha256(again.id()), List.of(), root(mail)));
            return again;
        }
        if (mail.personal() && address != null && !address.equals(mail.to()) && outbox.hasLink(id)) throw new InvalidInput("to", "The link in this letter is for %s alone: it goes to their own address.".formatted(mail.to()));
        if (!outbox.retry(id, address)) throw new Refused("Letter %d is leaving right now.".formatted(id));
        return get(id);
    }

    private static long root(Mail mail) {
        return mail.resendOf() == null ? mail.id() : mail.resendOf();
    }
}
