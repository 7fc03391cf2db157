package io.throughline.project;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;

/** Its name or budget is another one. */
public record ProjectChanged(String projectCode, BigDecimal budgetHoursBefore, BigDecimal budgetHours, BigDecimal budgetAmountBefore, BigDecimal budgetAmount, String currency) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
