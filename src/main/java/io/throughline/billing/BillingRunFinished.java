package io.throughline.billing;

import io.throughline.journal.BusinessEvent;

/** Everything due is drafted, and somebody has seen what could not be. */
public record BillingRunFinished(long runId, int drafts, int exceptions) implements BusinessEvent {
    @Override
    public String subject() {
        return "billing-run:" + runId;
    }
}
