package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a new project of a kind begins with: tasks, milestones, checklist, the shape of its budget and how it is billed. Days count from the start.
 * {@code budgetAmount} in {@code currency}, the fee where the model is FIXED_FEE; {@code rate}: an hour of everybody, null for everybody's own;
 * {@code madeFrom}: the project it was taken from, or null.
 */
public record ProjectTemplate(String code, String name, String description, BillingModel billingModel, String currency,
                              @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal budgetHours, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal budgetAmount,
                              @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate, String madeFrom,
                              List<Task> tasks, List<Goal> milestones, List<Step> checklist) {

    public ProjectTemplate {
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
        milestones = milestones == null ? List.of() : List.copyOf(milestones);
        checklist = checklist == null ? List.of() : List.copyOf(checklist);
    }

    /** {@code billable} is true where nothing is said; {@code dueAfterDays} null for no deadline. */
    public record Task(String code, String name, String category, Integer priority, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal estimateHours, Boolean billable,
                       String assigneeCode, Integer dueAfterDays) {}

    public record Goal(String name, Integer dueAfterDays) {}

    /** Ticked off by the manager within working days of the start. */
    public record Step(String name, int workingDays) {}

    BigDecimal plannedHours() {
        return tasks.stream().map(Task::estimateHours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
