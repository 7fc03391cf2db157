package io.throughline.billing.drafting;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** The calendar's run of the day has begun: what is approved and dated up to the day is billed. */
public record BillingRunStarted(long runId, LocalDate asOf, LocalDate upTo) implements BusinessEvent {
    @Override
    public String subject() {
        return "billing-run:" + runId;
    }
}
