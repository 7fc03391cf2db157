package io.throughline.process;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** A task appeared: for whom, and the SHA-256 of what it shows ({@code app.task_seen}). */
public record TaskOffered(String taskId, String task, String name, String businessKey, String instanceId, String definitionId, String assignee, List<String> groups,
                          String seenSha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
