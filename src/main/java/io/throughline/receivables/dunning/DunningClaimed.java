package io.throughline.receivables.dunning;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** A fee or interest of late payment is claimed, outside the invoice. */
public record DunningClaimed(long claimId, long draftId, String invoiceNumber, String kind, int level, Money amount, LocalDate aroseOn, String basis) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
