package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** What the firm owed a client was set off against an invoice. */
public record ClientCreditApplied(long useId, ClientCredit credit, long draftId, String invoiceNumber, Money amount, LocalDate appliedOn) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
