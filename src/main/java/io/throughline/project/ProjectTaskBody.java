package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A task at the door; {@code billable} is true where nothing is said. */
public record ProjectTaskBody(String code, String name, String category, Integer priority, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal estimateHours,
                       Boolean billable, String assigneeCode, LocalDate dueDate, Boolean done) {

    public ProjectTask of(String projectCode) {
        return new ProjectTask(projectCode, code, name, category, priority == null ? 0 : priority, estimateHours, billable == null || billable,
                assigneeCode, dueDate, done != null && done);
    }

    public static ProjectTaskBody of(ProjectTask t) {
        return new ProjectTaskBody(t.code(), t.name(), t.category(), t.priority(), t.estimateHours(), t.billable(), t.assigneeCode(), t.dueDate(), t.done());
    }
}
