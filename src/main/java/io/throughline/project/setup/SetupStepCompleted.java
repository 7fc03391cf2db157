package io.throughline.project.setup;

import io.throughline.journal.BusinessEvent;

/** Something that setup waited for is done. */
public record SetupStepCompleted(String projectCode, long stepId, String name) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
