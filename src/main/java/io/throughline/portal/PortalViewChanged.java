package io.throughline.portal;

import io.throughline.journal.BusinessEvent;

/** A client sees more or less of their projects. */
public record PortalViewChanged(String clientCode, boolean showsProgress, boolean showsHours, boolean showsBudget, boolean showsTime, boolean shown) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
