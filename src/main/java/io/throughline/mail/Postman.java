package io.throughline.mail;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Carries letters out, one by one. Each is marked SENDING, and that is committed, before it leaves: nobody sends it a second time unasked.
 * A server that cannot be reached stops the round, and the letter in hand waits as if nothing had been tried.
 */
@Component
public class Postman {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    /** Seconds until the next try: a minute, five, half an hour, two hours, eight hours; then it has failed. */
    private static final List<Long> WAITS = List.of(60L, 300L, 1800L, 7200L, 28800L);
    /** No conversation with a mail server lasts so long. */
    private static final long ABANDONED = 900;

    private final Outbox outbox;
    private final MailServer server;
    private final LetterWriter paper;
    private final Delivered delivered;
    private final Undelivered undelivered;
    private final Outages outages;

    Postman(Outbox outbox, MailServer server, LetterWriter paper, Delivered delivered, Undelivered undelivered, Outages outages) {
        this.outbox = outbox;
        this.server = server;
        this.paper = paper;
        this.delivered = delivered;
        this.undelivered = undelivered;
        this.outages = outages;
    }

    /** Sends what is due now, outside any transaction; answers how many left. */
    public int deliver() {
        var smtp = server.find();
        if (smtp.isEmpty() || outages.isResting()) return 0;
        int sent = 0;
        var domain = paper.domain();
        for (var letter = outbox.take(domain); letter.isPresent(); letter = outbox.take(domain)) {
            var left = send(smtp.get(), letter.get());
            if (left == null) return sent;
            if (left) sent++;
        }
        return sent;
    }

    /** What was leaving when the former server stopped. Called once, before the first delivery. */
    public int markInterrupted() {
        return undelivered.interrupted(0);
    }

    int markAbandoned() {
        return undelivered.interrupted(ABANDONED);
    }

    /** Null where the server is not there. */
    private Boolean send(JavaMailSender smtp, Outbox.Waiting letter) {
        if (letter.recipient().isBlank()) {
            undelivered.failed(letter.id(), "there is no address: add one and send it again");
            return false;
        }
        try {
            smtp.send(paper.write(letter, outbox.attachments(letter.resendOf() == null ? letter.id() : letter.resendOf())));
        } catch (Exception e) {
            return didNotLeave(letter, e);
        }
        delivered.sent(letter);
        outages.over();
        return true;
    }

    private Boolean didNotLeave(Outbox.Waiting letter, Exception e) {
        var why = Refusals.why(e);
        var kind = Refusals.kindOf(e);
        log.warn("letter {} did not leave ({}): {}", letter.id(), kind, why);
        switch (kind) {
            case NOBODY_THERE -> {
                outbox.tryAgain(letter.id(), 0, why, false);
                outages.noticed(why);
                return null;
            }
            case LATER -> {
                if (letter.attempts() > WAITS.size()) undelivered.failed(letter.id(), why);
                else outbox.tryAgain(letter.id(), WAITS.get(letter.attempts() - 1), why, true);
            }
            case ADDRESS -> undelivered.bounced(letter.id(), why);
            case LETTER -> undelivered.failed(letter.id(), why);
            case UNKNOWN -> undelivered.uncertain(letter.id(), "the line broke while it was leaving (%s): ask the receiver, or send it again".formatted(why));
        }
        if (kind != Refusals.Kind.UNKNOWN) outages.over();
        return false;
    }
}
