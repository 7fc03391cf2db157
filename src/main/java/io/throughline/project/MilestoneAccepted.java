package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** The milestone's result was accepted. */
public record MilestoneAccepted(String projectCode, long milestoneId) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
