package io.throughline.process.letter;

import io.throughline.journal.BusinessEvent;

/** The task was answered by the link of a letter, without signing in; the answer itself is told where the task is completed. */
public record AnsweredByLink(long linkId, String taskId, String username) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
