package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** Money came in for an invoice. */
public record PaymentReceived(long paymentId, long draftId, String invoiceNumber, List<String> projectCodes, Money amount, LocalDate paidOn, String reference) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
