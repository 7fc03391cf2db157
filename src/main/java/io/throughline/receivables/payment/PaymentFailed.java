package io.throughline.receivables.payment;

import io.throughline.journal.BusinessEvent;

/** A client tried to pay online; the provider refused, and nothing was charged. */
public record PaymentFailed(long draftId, String invoiceNumber, String reference, String why) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }

    @Override
    public String reason() {
        return why;
    }
}
