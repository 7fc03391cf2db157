package io.throughline.profitability;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Where a project ends if what is left is {@code remainingHours}: at the average price and cost of its hours so far. {@code enteredBy} is empty where
 * nobody said what is left, and the rest of the budget is taken for it. In euros.
 */
public record Forecast(String projectCode, LocalDate asOf, BigDecimal hours, BigDecimal remainingHours, BigDecimal hoursAtCompletion, BigDecimal budgetHours,
                       Money revenueAtCompletion, Money costAtCompletion, Money marginAtCompletion, String enteredBy, String note) {

    static Forecast of(String project, LocalDate asOf, BigDecimal hours, BigDecimal remaining, BigDecimal budget, BigDecimal revenue, BigDecimal cost, String by, String note) {
        return new Forecast(project, asOf, hours, remaining, hours.add(remaining), budget, Money.rounded(revenue, "EUR"), Money.rounded(cost, "EUR"),
                Money.rounded(revenue.subtract(cost), "EUR"), by, note);
    }
}
