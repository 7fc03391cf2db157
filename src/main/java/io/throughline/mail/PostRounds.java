package io.throughline.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The postman's rounds in a serving application; tests and the replay send by hand, or not at all. */
@Component
@EnableScheduling
@ConditionalOnExpression("'${throughline.clock:real}' != 'virtual' or ${throughline.pump:true}")
class PostRounds {
    private final Postman postman;
    private volatile boolean ready;

    PostRounds(Postman postman) {
        this.postman = postman;
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
}
