package io.throughline.mail;

import io.throughline.journal.Actor;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes mail in the caller's transaction and sends it afterwards; without SMTP settings it is kept and shown. */
@Service
public class PostOffice {

    public record Attachment(String fileName, String contentType, byte[] content) {}

    /** {@code key} names the occasion ({@code invoice:42}): the same key again sends nothing. {@code body} is plain text; {@code about} like {@code invoice:42}. */
    public record Letter(String key, String to, String subject, String body, String about, List<Attachment> attachments) {
        public Letter {
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
        }
    }

    private final Outbox outbox;
    private final MailServer server;
    private final Clock clock;

    PostOffice(Outbox outbox, MailServer server, Clock clock) {
        this.outbox = outbox;
        this.server = server;
        this.clock = clock;
    }

    /** Answers the mail's id; the id of the first letter when the key was used before. */
    @Transactional
    public long post(Letter letter) {
        var clean = Envelope.checked(letter);
        var state = server.isThere() ? MailState.WAITING : MailState.KEPT;
        return outbox.add(clean, Envelope.messageId(letter.key()), state, clock.instant(), Actor.current());
    }
}
