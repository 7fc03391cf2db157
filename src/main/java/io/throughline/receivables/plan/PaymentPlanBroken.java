package io.throughline.receivables.plan;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** An instalment did not come: the plan is over, and reminders go on where they stood. */
public record PaymentPlanBroken(long planId, long draftId, String invoiceNumber, int instalment, LocalDate dueOn, Money missing) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
