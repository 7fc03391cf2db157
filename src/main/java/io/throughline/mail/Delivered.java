package io.throughline.mail;

import io.throughline.mail.LetterFacts.LetterSent;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The good end of a letter's way, told in the transaction that marks it. */
@Component
@Transactional
class Delivered {
    private final Outbox outbox;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Delivered(Outbox outbox, ApplicationEventPublisher news, Clock clock) {
        this.outbox = outbox;
        this.news = news;
        this.clock = clock;
    }

    public void sent(Outbox.Waiting letter) {
        if (outbox.sent(letter.id(), clock.instant())) news.publishEvent(new LetterSent(letter.id(), letter.about(), letter.attempts()));
    }
}
