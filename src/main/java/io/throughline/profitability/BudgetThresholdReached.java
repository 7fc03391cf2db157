package io.throughline.profitability;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;

/** Approved hours reached 50, 75, 90 or 100 percent of the budget: once each, several at one approval if need be. */
public record BudgetThresholdReached(String projectCode, int percent, BigDecimal approvedHours, BigDecimal budgetHours) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
