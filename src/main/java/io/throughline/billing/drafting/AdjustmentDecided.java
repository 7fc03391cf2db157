package io.throughline.billing.drafting;

import io.throughline.billing.Adjustment;
import io.throughline.journal.BusinessEvent;

/** A reduction or surcharge will be on the next invoice, or not: {@code state} APPROVED, REJECTED or WITHDRAWN. */
public record AdjustmentDecided(long adjustmentId, String projectCode, Adjustment.State state, String by, String comment) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
