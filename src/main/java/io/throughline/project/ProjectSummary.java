package io.throughline.project;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A project as other rooms see it. {@code budgetAmount} in {@code currency}; for FIXED_FEE it is the fee. */
public record ProjectSummary(String code, String name, String clientCode, String managerCode, BillingModel billingModel, String currency,
                             LocalDate startDate, BigDecimal budgetHours, BigDecimal budgetAmount, ProjectState state) {}
