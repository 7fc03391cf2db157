package io.throughline.billing;

import io.throughline.journal.BusinessEvent;

/** The invoice was handed to the post office; collection begins. */
public record InvoiceMailed(long draftId, String number, String to) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
