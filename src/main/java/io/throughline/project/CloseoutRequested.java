package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** Billed and paid: what is left is to look back. */
public record CloseoutRequested(String projectCode, String managerCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
