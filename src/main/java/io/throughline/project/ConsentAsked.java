package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** A client is to agree to something before it counts; the hash is of the document that lies before them. */
public record ConsentAsked(long consentId, String projectCode, Consent.Kind kind, String about, String documentSha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
