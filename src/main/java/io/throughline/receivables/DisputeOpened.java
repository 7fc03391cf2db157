package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;

/** The client objects; reminders stop. */
public record DisputeOpened(long disputeId, long draftId, String invoiceNumber, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
