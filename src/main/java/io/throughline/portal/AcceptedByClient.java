package io.throughline.portal;

import io.throughline.journal.BusinessEvent;

/** A client accepted a milestone, or the hours of a month ({@code 2026-03}; the other is null); the hash is of the document that they saw. */
public record AcceptedByClient(String projectCode, Long milestoneId, String month, String linkId, String documentSha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
