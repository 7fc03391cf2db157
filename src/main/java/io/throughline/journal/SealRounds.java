package io.throughline.journal;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals behind the business in a serving application; a replay seals once it is through, a test when it wants to. */
@Component
@EnableScheduling
@ConditionalOnExpression("'${throughline.clock:real}' != 'virtual' or ${throughline.pump:true}")
class SealRounds {
    private static final Logger LOG = LoggerFactory.getLogger(SealRounds.class);
    private final Seals seals;
    private final SealSettings settings;
    private volatile boolean ready;

    SealRounds(Seals seals, SealSettings settings) {
        this.seals = seals;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        LOG.info("Checkpoints of the journal are signed by key {}, kept in {}.", seals.keyId(), settings.keyFile());
        ready = true;
    }

    @Scheduled(fixedDelay = 5000)
    void seal() {
        if (ready) seals.seal();
    }

    /** At least as often as set while the journal grows, and once after the start. */
    @Scheduled(fixedDelay = 60_000)
    void sign() {
        if (!ready) return;
        var last = seals.lastCheckpoint();
        if (last.isEmpty() || last.get().signedAt().plus(settings.every()).isBefore(Instant.now()) && seals.grewSince(last.get())) seals.checkpoint();
    }
}
