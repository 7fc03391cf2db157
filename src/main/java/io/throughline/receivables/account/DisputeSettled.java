package io.throughline.receivables.account;

import io.throughline.journal.BusinessEvent;

/** The objection is dealt with; reminders go on. */
public record DisputeSettled(long disputeId, long draftId, String invoiceNumber, String outcome) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
