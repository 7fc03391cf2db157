package io.throughline.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The rounds of postman and bounces in a serving application; tests and the replay send by hand, or not at all. */
@Component
@EnableScheduling
@ConditionalOnExpression("'${throughline.clock:real}' != 'virtual' or ${throughline.pump:true}")
class PostRounds {
    private final Postman postman;
    private final BounceBox bounces;
    private volatile boolean ready;

    PostRounds(Postman postman, BounceBox bounces) {
        this.postman = postman;
        this.bounces = bounces;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        postman.markInterrupted();
        ready = true;
    }

    @Scheduled(fixedDelay = 2000)
    void round() {
        if (ready) postman.deliver();
    }

    @Scheduled(fixedDelay = 300_000)
    void lookAfterTheLost() {
        if (ready) postman.markAbandoned();
    }

    @Scheduled(fixedDelay = 60_000)
    void fetch() {
        if (ready) bounces.look();
    }
}
