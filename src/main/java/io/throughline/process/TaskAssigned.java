package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** A person claimed a task, handed it on or gave it back ({@code assignee} null). */
public record TaskAssigned(String taskId, String task, String businessKey, String person, String assignee) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
