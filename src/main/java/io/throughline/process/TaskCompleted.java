package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** A person completed a task, through whichever door. */
public record TaskCompleted(String taskId, String task, String businessKey, String person) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
