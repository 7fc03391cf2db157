package io.throughline.project.template;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;

/** A template is there, or was changed: what projects of its kind begin with from now on. Projects already confirmed keep what they have. */
public record ProjectTemplateKept(String templateCode, String madeFrom, int tasks, int milestones, int checklist, BigDecimal budgetHours, BigDecimal budgetAmount, String currency)
        implements BusinessEvent {
    @Override
    public String subject() {
        return "project-template:" + templateCode;
    }
}
