package io.throughline.receivables.account;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;

/** Someone thinks that nothing more will come; another person decides. */
public record WriteOffRequested(long draftId, String invoiceNumber, Money open, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
