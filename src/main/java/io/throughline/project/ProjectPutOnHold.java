package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** Work pauses: no time is logged until it resumes. */
public record ProjectPutOnHold(String projectCode, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
