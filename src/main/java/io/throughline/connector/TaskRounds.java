package io.throughline.connector;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for outside work once a second; at a virtual clock {@code VirtualTime} calls instead. */
@Component
@EnableScheduling
@ConditionalOnExpression("'${throughline.clock:real}' != 'virtual'")
class TaskRounds {
    private final TaskLoop loop;
    private volatile boolean ready;

    TaskRounds(TaskLoop loop) {
        this.loop = loop;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Scheduled(fixedDelay = 1000)
    void round() {
        int done = ready ? loop.workOff() : 0;
        while (done > 0) done = loop.workOff();
    }
}
