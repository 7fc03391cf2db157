package io.throughline.receivables.payment;

import io.throughline.journal.BusinessEvent;

/** The second person said no: the credit stays. */
public record RefundDeclined(long refundId, long creditId, String requestedBy) implements BusinessEvent {
    @Override
    public String subject() {
        return "client-credit:" + creditId;
    }
}
