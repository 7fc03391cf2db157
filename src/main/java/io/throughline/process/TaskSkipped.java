package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** A final approver skipped the task of somebody before them, and why. */
public record TaskSkipped(String taskId, String task, String person, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
