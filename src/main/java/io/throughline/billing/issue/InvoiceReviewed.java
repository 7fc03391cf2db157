package io.throughline.billing.issue;

import io.throughline.journal.BusinessEvent;

/** A second person looked at a draft before its issue. */
public record InvoiceReviewed(long draftId, String reviewer, boolean approved, String comment) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }

    @Override
    public String reason() {
        return comment.isEmpty() ? null : comment;
    }
}
