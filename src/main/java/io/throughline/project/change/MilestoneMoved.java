package io.throughline.project.change;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** A milestone is due on another day. */
public record MilestoneMoved(String projectCode, long milestoneId, LocalDate before, LocalDate dueDate) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
