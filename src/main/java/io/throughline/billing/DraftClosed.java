package io.throughline.billing;

import io.throughline.journal.BusinessEvent;

/** A draft that was kept open goes on; hours approved from now on are for the next one. */
public record DraftClosed(long draftId) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
