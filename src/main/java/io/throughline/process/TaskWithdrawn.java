package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** A task was taken away before anybody completed it: its time was over, or the fact came by another way. */
public record TaskWithdrawn(String taskId, String task, String businessKey) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
