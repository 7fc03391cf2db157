package io.throughline.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a confirmation says. {@code tasks} and {@code milestones} may be empty and come later. {@code budgetAmount} in {@code currency};
 * it is the fee where the model is FIXED_FEE.
 */
public record NewProject(String code, String name, String clientCode, String managerCode, BillingModel billingModel, String currency,
                         LocalDate startDate, BigDecimal budgetHours, BigDecimal budgetAmount, List<ProjectTask> tasks, List<NewMilestone> milestones) {

    public record NewMilestone(String name, LocalDate dueDate) {}
}
