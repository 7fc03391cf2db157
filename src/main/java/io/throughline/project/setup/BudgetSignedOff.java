package io.throughline.project.setup;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;

/** A director stands behind the budget. {@code byOwner}: of their own project, as the firm's only director and its setting allow. */
public record BudgetSignedOff(String projectCode, BigDecimal budgetHours, BigDecimal budgetAmount, String currency, boolean byOwner) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
