package io.throughline.mail;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends of a letter's way that a person has to know of: each is told once, in the transaction that marks it. */
@Component
@Transactional
class Undelivered {
    private static final String STOPPED = "the house stopped while the letter was leaving: ask the receiver, or send it again";
    private final Outbox outbox;
    private final Mails mails;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Undelivered(Outbox outbox, Mails mails, ApplicationEventPublisher news, Clock clock) {
        this.outbox = outbox;
        this.mails = mails;
        this.news = news;
        this.clock = clock;
    }

    public boolean bounced(long id, String why) {
        return outbox.bounced(id, why, clock.instant()) && tell(id, MailState.BOUNCED, why);
    }

    public boolean failed(long id, String why) {
        return outbox.stop(id, MailState.FAILED, why) && tell(id, MailState.FAILED, why);
    }

    public boolean uncertain(long id, String why) {
        return outbox.stop(id, MailState.UNCERTAIN, why) && tell(id, MailState.UNCERTAIN, why);
    }

    /** Answers how many were leaving longer ago than so many seconds and are uncertain now. */
    public int interrupted(long seconds) {
        return (int) outbox.interrupted(seconds).stream().filter(id -> uncertain(id, STOPPED)).count();
    }

    private boolean tell(long id, MailState state, String why) {
        news.publishEvent(new MailUndelivered(id, mails.get(id).about(), state, why));
        return true;
    }
}
