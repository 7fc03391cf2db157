package io.throughline.evidence.keeping;

import io.throughline.journal.BusinessEvent;

/** Somebody is called something; what, stands in {@code app.person_name}: here only SHA-256 of salt and name, so that it can be forgotten there. */
public record PersonNamed(String personCode, String commitment) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
