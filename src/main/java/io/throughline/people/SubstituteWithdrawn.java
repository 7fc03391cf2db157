package io.throughline.people;

import io.throughline.journal.BusinessEvent;

/** Nobody decides in the person's place any more. */
public record SubstituteWithdrawn(String personCode, String substituteCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
