package io.throughline.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks through the unread letters of a mailbox for reports. Those it understood are marked as read; everything else is left for people. */
@Component
class BounceBox {
    private static final Logger log = LoggerFactory.getLogger(BounceBox.class);
    private static final int TLS_PORT = 993;
    private final BounceBoxSettings settings;
    private final Bounces bounces;
    private volatile String problem;

    BounceBox(BounceBoxSettings settings, Bounces bounces) {
        this.settings = settings;
        this.bounces = bounces;
    }

    boolean isSet() {
        return settings.isSet();
    }

    /** Why it could not be read the last time; null where all is well. */
    String problem() {
        return problem;
    }

    /** Answers how many letters came back. */
    int look() {
        if (!isSet()) return 0;
        try {
            var found = read();
            problem = null;
            return found;
        } catch (MessagingException | IOException e) {
            var why = Envelope.oneLine(String.valueOf(e.getMessage()));
            if (!why.equals(problem)) log.warn("the mailbox for reports cannot be read: {}", why);
            problem = why;
            return 0;
        }
    }

    private int read() throws MessagingException, IOException {
        int found = 0;
        try (var store = session().getStore(protocol())) {
            store.connect(settings.host(), settings.port(), settings.username(), settings.password());
            try (var folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                for (var message : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
                    var taken = bounces.take(new MimeMessage((MimeMessage) message));
                    message.setFlag(Flags.Flag.SEEN, taken != Bounces.Taken.NONE);
                    if (taken == Bounces.Taken.BOUNCED) found++;
                }
            }
        }
        return found;
    }

    private String protocol() {
        return settings.port() == TLS_PORT ? "imaps" : "imap";
    }

    private Session session() {
        var properties = new Properties();
        for (var name : new String[] {"connectiontimeout", "timeout", "writetimeout"}) properties.put("mail.%s.%s".formatted(protocol(), name), "20000");
        properties.put("mail.imap.starttls.enable", "true");
        if (settings.trustAnyCertificate()) properties.put("mail.%s.ssl.trust".formatted(protocol()), "*");
        return Session.getInstance(properties);
    }
}
