package io.throughline.project.setup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.api.InvalidInput;
import io.throughline.api.WrittenNumber;
import io.throughline.project.BillingModel;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectChange;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTaskBody;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A project as it is handed in. {@code budgetAmount}: money in the project's currency, or just the number. {@code template}: the code of a
 * template, or of a project whose tasks and milestones are taken over; dates are shifted to the new start. What is said here comes before it.
 * What an answer has besides may come back with it and is not listened to.
 */
@JsonIgnoreProperties({"state", "openSetupSteps"})
public record ProjectRequest(String code, String name, String clientCode, String managerCode, BillingModel billingModel, String currency, LocalDate startDate,
                      BigDecimal budgetHours, JsonNode budgetAmount, List<ProjectTaskBody> tasks, List<NewMilestone> milestones, String template) {

    public NewProject toProject() {
        return new NewProject(code, name, clientCode, managerCode, billingModel, currency, startDate, budgetHours, amountIn(currency, template != null),
                tasks == null ? null : tasks.stream().map(t -> t.of(code)).toList(), milestones);
    }

    /** Tasks and milestones have doors of their own. */
    public ProjectChange toChange(ProjectSummary before) {
        if (code != null && !code.equals(before.code())) throw new InvalidInput("code", "cannot be changed");
        if (tasks != null) throw new InvalidInput("tasks", "are changed at /api/v1/projects/%s/tasks".formatted(before.code()));
        if (milestones != null) throw new InvalidInput("milestones", "are planned at /api/v1/projects/%s/milestones".formatted(before.code()));
        if (clientCode != null && !clientCode.equals(before.clientCode())) throw new InvalidInput("clientCode", "cannot be changed");
        if (billingModel != null && billingModel != before.billingModel()) throw new InvalidInput("billingModel", "cannot be changed");
        if (currency != null && !currency.equals(before.currency())) throw new InvalidInput("currency", "cannot be changed");
        if (startDate != null && !startDate.equals(before.startDate())) throw new InvalidInput("startDate", "cannot be changed");
        return new ProjectChange(name, managerCode, budgetHours, amountIn(before.currency(), false));
    }

    /** {@code open}: where no currency is said, a template will say it. */
    private BigDecimal amountIn(String wanted, boolean open) {
        if (budgetAmount == null || budgetAmount.isNull()) return null;
        if (!budgetAmount.isObject()) return number(budgetAmount);
        budgetAmount.fieldNames().forEachRemaining(name -> {
            if (!name.equals("amount") && !name.equals("currency")) throw new InvalidInput("budgetAmount." + name, "is not known here; known are amount, currency");
        });
        var given = budgetAmount.path("currency").asText(wanted);
        if (!(open && wanted == null) && !given.equals(wanted)) throw new InvalidInput("budgetAmount", "is in %s, the project in %s".formatted(given, wanted));
        return number(budgetAmount.path("amount"));
    }

    private static BigDecimal number(JsonNode node) {
        try {
            if (node.isNumber() || node.isTextual()) return WrittenNumber.of(node.asText());
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InvalidInput("budgetAmount", "'%s' is no amount".formatted(node.asText().length() > 100 ? node.asText().substring(0, 100) + "…" : node.asText()));
    }
}
