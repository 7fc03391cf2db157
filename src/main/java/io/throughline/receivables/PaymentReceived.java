package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** Money came in for an invoice. {@code amount}: what the invoice took, in its currency; {@code worth}: the part of the payer's money that this was. */
public record PaymentReceived(long paymentId, long draftId, String invoiceNumber, List<String> projectCodes, Money amount, Money worth, LocalDate paidOn, String reference) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
