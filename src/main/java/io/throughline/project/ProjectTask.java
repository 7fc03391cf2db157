package io.throughline.project;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A piece of work that time is logged on. {@code billable} is the default for its entries. */
public record ProjectTask(String projectCode, String code, String name, String category, int priority, BigDecimal estimateHours,
                          boolean billable, String assigneeCode, LocalDate dueDate, boolean done) {

    /** A task's code is its own within its project only. */
    public record Key(String projectCode, String code) {}

    public Key key() {
        return new Key(projectCode, code);
    }
}
