package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** A task of somebody who is away went to whoever stands in for them. */
public record TaskSubstituted(String taskId, String task, String businessKey, String absent, String substitute) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
