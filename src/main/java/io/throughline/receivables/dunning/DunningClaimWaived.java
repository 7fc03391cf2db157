package io.throughline.receivables.dunning;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;

/** The firm does without a fee or interest, on purpose. */
public record DunningClaimWaived(long claimId, long draftId, String invoiceNumber, Money amount, String why) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }

    @Override
    public String reason() {
        return why;
    }
}
