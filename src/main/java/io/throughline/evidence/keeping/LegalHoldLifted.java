package io.throughline.evidence.keeping;

import io.throughline.journal.BusinessEvent;

/** What was held may be erased once its time is over. */
public record LegalHoldLifted(String about) implements BusinessEvent {
    @Override
    public String subject() {
        return about;
    }
}
