package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** Somebody opened a task, and it showed something else than before. */
public record TaskShown(String taskId, String task, String seenSha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
