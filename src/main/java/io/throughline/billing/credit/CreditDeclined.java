package io.throughline.billing.credit;

import io.throughline.journal.BusinessEvent;

/** Corrected hours stay on their invoice as they were billed. */
public record CreditDeclined(long correctionId, long draftId, String invoiceNumber, String comment) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
