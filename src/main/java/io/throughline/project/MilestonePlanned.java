package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** A milestone waits to be accepted. */
public record MilestonePlanned(String projectCode, long milestoneId) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
