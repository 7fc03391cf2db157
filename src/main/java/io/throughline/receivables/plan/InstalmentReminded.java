package io.throughline.receivables.plan;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** The client was told that an instalment is to be paid soon. */
public record InstalmentReminded(long planId, long draftId, String invoiceNumber, int instalment, LocalDate dueOn, Money open) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
