package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** Billed, paid, reviewed: the end. */
public record ProjectClosed(String projectCode, String lessons) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
