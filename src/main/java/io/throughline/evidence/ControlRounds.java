package io.throughline.evidence;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The nightly round: what the controls find, and what has been kept long enough. */
@Component
@EnableScheduling
@ConditionalOnExpression("'${throughline.clock:real}' != 'virtual' or ${throughline.pump:true}")
class ControlRounds {
    private static final Logger LOG = LoggerFactory.getLogger(ControlRounds.class);
    private final Controls controls;

    private final Retention retention;

    ControlRounds(Controls controls, Retention retention) {
        this.controls = controls;
        this.retention = retention;
    }

    @Scheduled(cron = "0 40 3 * * *")
    void night() {
        var found = controls.run();
        if (!found.isEmpty()) LOG.warn("The controls have {} findings: see /evidence.", found.size());
    }

    @Scheduled(cron = "0 10 4 * * *")
    void endOfTheirTime() {
        var ended = retention.round();
        if (!ended.isEmpty()) LOG.info("The time of {} records is over: papers, letters and receipts of them ended.", ended.size());
    }
}
