package io.throughline.process.letter;

import io.throughline.journal.BusinessEvent;
import java.time.Instant;

/** A letter with a link by which the person may answer the task once, until then. */
public record ApprovalLinkSent(long linkId, String taskId, String username, Instant expiresAt) implements BusinessEvent {
    @Override
    public String subject() {
        return "task:" + taskId;
    }
}
