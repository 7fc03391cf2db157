package io.throughline.receivables.account;

import io.throughline.journal.BusinessEvent;

/** The second person did not agree: the invoice stays open. */
public record WriteOffDeclined(long draftId, String invoiceNumber, String requestedBy) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
