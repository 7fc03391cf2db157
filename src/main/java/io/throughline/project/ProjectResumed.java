package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** Work goes on after a pause. */
public record ProjectResumed(String projectCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
