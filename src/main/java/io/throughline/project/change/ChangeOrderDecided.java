package io.throughline.project.change;

import io.throughline.journal.BusinessEvent;
import io.throughline.project.ChangeOrder;

/** The client accepted or refused a change order, or it was withdrawn; {@code termsVersion}: the version of the terms that it made, null for none. */
public record ChangeOrderDecided(String projectCode, int number, ChangeOrder.State state, Integer termsVersion) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
