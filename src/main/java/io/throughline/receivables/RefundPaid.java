package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** Money went back to a client, as one person asked and another confirmed. */
public record RefundPaid(long refundId, ClientCredit credit, Money amount, LocalDate paidOn, String requestedBy, String confirmedBy, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "client-credit:" + credit.id();
    }
}
