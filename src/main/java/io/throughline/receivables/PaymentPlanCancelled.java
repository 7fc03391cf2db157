package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;

/** Finance ended a payment plan before its time; reminders go on. */
public record PaymentPlanCancelled(long planId, long draftId, String invoiceNumber, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
