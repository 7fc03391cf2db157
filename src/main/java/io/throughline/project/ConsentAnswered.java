package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** The client agreed or refused; {@code linkId} is null where somebody of the house wrote down what the client said. */
public record ConsentAnswered(long consentId, String projectCode, Consent.Kind kind, String about, boolean accepted, String saidBy, String comment, String linkId, String documentSha256)
        implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }

    public boolean byTheClient() {
        return linkId != null;
    }
}
