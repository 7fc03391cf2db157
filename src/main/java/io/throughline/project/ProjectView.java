package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A project at the door. {@code openSetupSteps} only while it is being set up; no budget amount for those who only log time. */
record ProjectView(String code, String name, String clientCode, String managerCode, BillingModel billingModel, String currency, LocalDate startDate,
                   @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal budgetHours, Money budgetAmount, ProjectState state, List<String> openSetupSteps) {

    static ProjectView of(ProjectSummary p, boolean withMoney, List<String> openSetupSteps) {
        return new ProjectView(p.code(), p.name(), p.clientCode(), p.managerCode(), p.billingModel(), p.currency(), p.startDate(), p.budgetHours(),
                withMoney ? Money.rounded(p.budgetAmount(), p.currency()) : null, p.state(), openSetupSteps);
    }
}
