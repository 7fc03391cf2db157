package io.throughline.billing.paper;

import io.throughline.journal.BusinessEvent;

/** A paper of an invoice was printed or written and is kept byte for byte: {@code sha256} is that of its bytes, {@code about} the credit note's number. */
public record PaperKept(long draftId, String kind, String about, String sha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
