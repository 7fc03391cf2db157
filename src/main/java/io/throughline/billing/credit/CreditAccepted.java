package io.throughline.billing.credit;

import io.throughline.journal.BusinessEvent;

/** Corrected hours were credited, and billed anew where any are left ({@code rebillDraftId} null for none). */
public record CreditAccepted(long correctionId, long draftId, String invoiceNumber, String creditNote, Long rebillDraftId) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
