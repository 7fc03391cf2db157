package io.throughline.evidence;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The controls' nightly round. */
@Component
@EnableScheduling
@ConditionalOnExpression("'${throughline.clock:real}' != 'virtual' or ${throughline.pump:true}")
class ControlRounds {
    private static final Logger LOG = LoggerFactory.getLogger(ControlRounds.class);
    private final Controls controls;

    ControlRounds(Controls controls) {
        this.controls = controls;
    }

    @Scheduled(cron = "0 40 3 * * *")
    void night() {
        var found = controls.run();
        if (!found.isEmpty()) LOG.warn("The controls have {} findings: see /evidence.", found.size());
    }
}
