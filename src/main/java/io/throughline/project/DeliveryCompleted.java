package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** The work is done; what is left is to bill it, to be paid and to look back. */
public record DeliveryCompleted(String projectCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
