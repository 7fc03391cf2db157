package io.throughline.billing.drafting;

import io.throughline.journal.BusinessEvent;

/** A run came upon a project that it could not bill, and why; it is on the run's list of exceptions. */
public record ProjectNotBilled(long runId, String projectCode, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
