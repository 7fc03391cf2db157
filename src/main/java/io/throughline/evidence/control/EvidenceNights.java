package io.throughline.evidence.control;

import io.throughline.evidence.keeping.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done at night: the controls are asked, and what has been kept long enough ends. */
@Component
@EnableScheduling
@ConditionalOnExpression("'${throughline.clock:real}' != 'virtual' or ${throughline.pump:true}")
class EvidenceNights {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceNights.class);
    private final Controls controls;
    private final Retention retention;

    EvidenceNights(Controls controls, Retention retention) {
        this.controls = controls;
        this.retention = retention;
    }

    @Scheduled(cron = "0 40 3 * * *")
    void controls() {
        var found = controls.run();
        if (!found.isEmpty()) LOG.warn("The controls have {} findings: see /evidence/controls.", found.size());
    }

    @Scheduled(cron = "0 10 4 * * *")
    void endOfTheirTime() {
        var ended = retention.round();
        if (!ended.isEmpty()) LOG.info("The time of {} records is over: papers, letters and receipts of them ended.", ended.size());
    }
}
