package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * The payer's bank took a payment back: its {@code amount} is owed again. {@code creditId}: what was left over of it, which went back with it; null for nothing.
 * {@code reopened}: nothing was owed any more until then.
 */
public record PaymentChargedBack(long paymentId, long draftId, String invoiceNumber, List<String> projectCodes, Money amount, LocalDate chargedBackOn, boolean reopened,
                                 Long creditId, String why) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }

    @Override
    public String reason() {
        return why;
    }
}
