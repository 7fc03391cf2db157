package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** Somebody wants everything up to and including the day billed now. */
public record BillingRunRequested(long runId, LocalDate asOf, LocalDate upTo, String requestedBy) implements BusinessEvent {
    @Override
    public String subject() {
        return "billing-run:" + runId;
    }
}
