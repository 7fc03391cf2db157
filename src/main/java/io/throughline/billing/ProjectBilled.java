package io.throughline.billing;

import io.throughline.journal.BusinessEvent;

/** The last run of a delivered project has passed: nothing of it is left to bill. */
public record ProjectBilled(String projectCode, long runId) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
