package io.throughline.mail;

import io.throughline.journal.Actor;
import io.throughline.mail.LetterFacts.LetterPosted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes mail in the caller's transaction and sends it afterwards; without SMTP settings it is kept and shown. */
@Service
public class PostOffice {

    public record Attachment(String fileName, String contentType, byte[] content) {}

    /**
     * {@code key} names the occasion ({@code invoice:42}): the same key again sends nothing. {@code body} is plain text, in which {@code {link}} stands
     * for the secret address in {@code link}: that is forgotten once the letter has left. {@code about} like {@code invoice:42}.
     */
    public record Letter(String key, String to, String subject, String body, String about, List<Attachment> attachments, String link, String language) {
        public Letter {
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
            language = language == null ? "en" : language;
        }

        public Letter(String key, String to, String subject, String body, String about, List<Attachment> attachments) {
            this(key, to, subject, body, about, attachments, null, null);
        }

        public Letter in(Locale spoken) {
            return new Letter(key, to, subject, body, about, attachments, link, spoken.getLanguage());
        }

        public Letter with(String secretLink) {
            return new Letter(key, to, subject, body, about, attachments, secretLink, language);
        }
    }

    private final Outbox outbox;
    private final MailServer server;
    private final QuietHours quiet;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    PostOffice(Outbox outbox, MailServer server, QuietHours quiet, ApplicationEventPublisher news, Clock clock) {
        this.outbox = outbox;
        this.server = server;
        this.quiet = quiet;
        this.news = news;
        this.clock = clock;
    }

    /** Answers the mail's id; the id of the first letter when the key was used before. */
    @Transactional
    public long post(Letter letter) {
        var clean = Envelope.checked(letter);
        var state = server.isThere() ? MailState.WAITING : MailState.KEPT;
        var added = outbox.add(clean, state, state == MailState.WAITING ? quiet.of(clean.to()) : Duration.ZERO, clock.instant(), Actor.current());
        if (added.isEmpty()) return outbox.withKey(clean.key());
        news.publishEvent(new LetterPosted(added.get(), clean.about(), sha256((clean.subject() + "\n" + clean.body()).getBytes(StandardCharsets.UTF_8)),
                clean.attachments().stream().map(a -> sha256(a.content())).toList(), null));
        return added.get();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
