package io.throughline.evidence.keeping;

import io.throughline.journal.BusinessEvent;

/** Nothing about it may be erased until the hold is lifted. */
public record LegalHoldSet(String about, String why) implements BusinessEvent {
    @Override
    public String subject() {
        return about;
    }

    @Override
    public String reason() {
        return why;
    }
}
