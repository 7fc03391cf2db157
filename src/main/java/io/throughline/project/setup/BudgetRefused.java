package io.throughline.project.setup;

import io.throughline.journal.BusinessEvent;

/** The director wants the budget mended before work begins. */
public record BudgetRefused(String projectCode, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
