package io.throughline.portal;

import io.throughline.journal.BusinessEvent;

/** A client accepted a milestone; the hash is of the document that they saw. */
public record AcceptedByClient(String projectCode, long milestoneId, String linkId, String documentSha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
