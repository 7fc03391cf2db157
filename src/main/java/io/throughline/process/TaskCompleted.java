package io.throughline.process;

import io.throughline.journal.BusinessEvent;
import java.util.Map;

/** A person completed a task, through whichever door; {@code answers}: what they said in its form, field by field. */
public record TaskCompleted(String taskId, String task, String businessKey, String person, Map<String, String> answers) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
