package io.throughline.receivables.link;

import io.throughline.journal.BusinessEvent;
import io.throughline.receivables.ContactRole;

/** Somebody at a client may be given links. */
public record ClientContactAdded(long contactId, String clientCode, ContactRole role) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
