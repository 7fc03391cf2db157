package io.throughline.mail;

import io.throughline.api.InvalidInput;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes reports of letters that did not arrive, from the mailbox or from a mail server's hook. */
@Component
public class Bounces {
    private static final Logger log = LoggerFactory.getLogger(Bounces.class);

    /** BOUNCED: the letter is marked and somebody is asked; NOTED: not final, or known already; NONE: no report, or of no letter of ours. */
    enum Taken { BOUNCED, NOTED, NONE }

    private final BounceReader reader;
    private final Outbox outbox;
    private final Undelivered undelivered;

    Bounces(BounceReader reader, Outbox outbox, Undelivered undelivered) {
        this.reader = reader;
        this.outbox = outbox;
        this.undelivered = undelivered;
    }

    /** From whoever has read the report: the letter is marked and somebody is asked for the right address; false where there is no such letter out. */
    public boolean cameBack(String messageId, String why) {
        return take(new Bounce(messageId, "5.1.1", why, true)) == Taken.BOUNCED;
    }

    Taken take(byte[] report) {
        try {
            return take(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(report)));
        } catch (MessagingException | IOException e) {
            throw new InvalidInput("body", "it cannot be read as a message: " + Envelope.oneLine(String.valueOf(e.getMessage())));
        }
    }

    Taken take(MimeMessage report) throws MessagingException, IOException {
        var bounce = reader.read(report);
        return bounce.isEmpty() ? Taken.NONE : take(bounce.get());
    }

    Taken take(Bounce bounce) {
        var letter = outbox.withMessageId(bounce.messageId());
        if (letter.isEmpty()) return Taken.NONE;
        if (!bounce.isFinal()) return Taken.NOTED;
        log.warn("letter {} came back: {}", letter.get(), bounce.why());
        return undelivered.bounced(letter.get(), bounce.why()) ? Taken.BOUNCED : Taken.NOTED;
    }
}
