package io.throughline.project;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;

/** A director stands behind the budget. */
public record BudgetSignedOff(String projectCode, BigDecimal budgetHours, BigDecimal budgetAmount, String currency) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
