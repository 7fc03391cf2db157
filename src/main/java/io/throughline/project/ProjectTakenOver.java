package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** A project that was running elsewhere goes on here, in delivery. */
public record ProjectTakenOver(String projectCode, String managerCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
