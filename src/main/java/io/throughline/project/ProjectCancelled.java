package io.throughline.project;

import io.throughline.journal.BusinessEvent;

/** The project will not be delivered; approved work is still billed. */
public record ProjectCancelled(String projectCode, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
