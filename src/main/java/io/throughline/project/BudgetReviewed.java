package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** The manager looked at a budget that is nearly used up. */
public record BudgetReviewed(String projectCode, int percent, String comment) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
