package io.throughline.portal;

import io.throughline.journal.BusinessEvent;

/** The client sees more or less of this project. */
public record ProjectViewChanged(String projectCode, boolean shown, boolean showsProgress, boolean showsHours, boolean showsBudget, boolean showsTime) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
