package io.throughline.portal;

import io.throughline.journal.BusinessEvent;

/** A stage is called otherwise towards clients. */
public record StageNamed(String about, String stage, String english, String german) implements BusinessEvent {
    @Override
    public String subject() {
        return "portal-stage:%s.%s".formatted(about, stage);
    }
}
