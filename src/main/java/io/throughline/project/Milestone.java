package io.throughline.project;

import java.time.LocalDate;

/** A result that somebody accepts; {@code acceptedOn} and {@code acceptedBy} are null until then. */
public record Milestone(long id, String projectCode, String name, LocalDate dueDate, LocalDate acceptedOn, String acceptedBy) {

    public boolean accepted() {
        return acceptedOn != null;
    }
}
