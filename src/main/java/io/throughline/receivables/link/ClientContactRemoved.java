package io.throughline.receivables.link;

import io.throughline.journal.BusinessEvent;

/** Somebody at a client is let in no more. */
public record ClientContactRemoved(long contactId, String clientCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
