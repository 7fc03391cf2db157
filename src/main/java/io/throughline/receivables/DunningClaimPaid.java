package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** A client paid a fee or interest of late payment. */
public record DunningClaimPaid(long claimId, long draftId, String invoiceNumber, Money amount, LocalDate paidOn, String reference) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
