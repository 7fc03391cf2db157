package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;

/** Somebody at a client may be given links. */
public record ClientContactAdded(long contactId, String clientCode, ContactRole role) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
