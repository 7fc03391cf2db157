package io.throughline.receivables.dunning;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** The client was asked again to pay. */
public record ReminderSent(long draftId, String invoiceNumber, int level, LocalDate sentOn, Money open) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
