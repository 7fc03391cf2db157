package io.throughline.project.setup;

import io.throughline.journal.BusinessEvent;

/** All setup steps are done: time can be logged. */
public record ProjectSetUp(String projectCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
