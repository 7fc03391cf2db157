package io.throughline.receivables.plan;

import io.throughline.journal.BusinessEvent;

/** Nothing is owed any more: the plan was kept. */
public record PaymentPlanKept(long planId, long draftId, String invoiceNumber) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
