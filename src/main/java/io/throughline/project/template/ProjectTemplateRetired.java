package io.throughline.project.template;

import io.throughline.journal.BusinessEvent;

/** No new project begins with the template any more. */
public record ProjectTemplateRetired(String templateCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "project-template:" + templateCode;
    }
}
