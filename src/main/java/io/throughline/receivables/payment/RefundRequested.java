package io.throughline.receivables.payment;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;

/** Somebody asked to give money back to a client; another person decides. */
public record RefundRequested(long refundId, long creditId, String clientCode, Money amount, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "client-credit:" + creditId;
    }
}
