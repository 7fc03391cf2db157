package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** Another manager is responsible from now on; open tasks follow. */
public record ProjectHandedOver(String projectCode, String fromManager, String toManager) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
