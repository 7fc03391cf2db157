package io.throughline.project;

import java.time.Instant;
import java.time.LocalDate;

/** One thing that must be done before time can be logged. {@code owner}: a person, or DIRECTOR, or SYSTEM where the process does it. */
public record SetupStep(long id, String projectCode, int position, Work work, String name, String owner, LocalDate dueDate, Instant doneAt, String doneBy) {

    /** CHECKLIST steps are ticked by their owner; each other kind exists once a project. */
    public enum Work { CHECKLIST, BUDGET, BOARD, BOOKS, KICK_OFF }

    public boolean done() {
        return doneAt != null;
    }
}
