package io.throughline.profitability;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.math.BigDecimal;

/** Somebody said how many hours of a project are left. */
public record EstimateEntered(String projectCode, BigDecimal remainingHours, BigDecimal hoursAtCompletion, Money marginAtCompletion) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
