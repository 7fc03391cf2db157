package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** A step failed as often as it may be tried and waits for somebody to look. */
public record StepFailed(String step, String instanceId, String definitionId, String why) implements BusinessEvent {
    @Override
    public String subject() {
        return "process:" + instanceId;
    }
}
