package io.throughline.project;

import java.math.BigDecimal;

/** What may change of a project; null leaves it as it is. {@code budgetAmount} in the project's currency. */
public record ProjectChange(String name, String managerCode, BigDecimal budgetHours, BigDecimal budgetAmount) {}
