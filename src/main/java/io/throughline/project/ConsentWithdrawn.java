package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** The client is not asked any more; or, {@code askedAgain}, once more by another question. */
public record ConsentWithdrawn(long consentId, String projectCode, Consent.Kind kind, String about, String reason, boolean askedAgain) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
