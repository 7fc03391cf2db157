package io.throughline.billing.contract;

import io.throughline.api.InvalidInput;
import io.throughline.project.BillingModel;
import io.throughline.project.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * A contract that nobody has agreed on yet, and how much would be worked under it: {@code hours} in each period of a month, the last one said for all that follow, at
 * {@code rate}. {@code price} and {@code budgetHours}: of a fee by percent complete. {@code accepted}: when milestones would be. {@code monthlyFee}: what comes back each month.
 */
public record ContractDraft(BillingModel billingModel, String currency, LocalDate from, Integer periods, List<BigDecimal> hours, BigDecimal rate, BigDecimal price,
                            BigDecimal budgetHours, BigDecimal monthlyFee, Map<String, LocalDate> accepted, Terms terms) {
    private static final int MOST = 60;

    /** With what was left out filled in; refuses what makes no contract. */
    ContractDraft checked() {
        var problems = new ArrayList<InvalidInput.Problem>();
        if (billingModel == null || billingModel == BillingModel.NON_BILLABLE) problems.add(new InvalidInput.Problem("billingModel", "is one of TIME_AND_MATERIALS, FIXED_FEE, RETAINER"));
        if (from == null) problems.add(new InvalidInput.Problem("from", "is missing"));
        if (periods != null && (periods < 1 || periods > MOST)) problems.add(new InvalidInput.Problem("periods", "must be 1 to %d, not %d".formatted(MOST, periods)));
        if (currency == null || Currency.getAvailableCurrencies().stream().noneMatch(c -> c.getCurrencyCode().equals(currency))) problems.add(new InvalidInput.Problem("currency", "is missing or unknown"));
        var agreed = terms == null ? Terms.NONE : terms;
        if (rate == null && billingModel != BillingModel.FIXED_FEE) problems.add(new InvalidInput.Problem("rate", "is missing"));
        if (rate != null && rate.signum() < 0) problems.add(new InvalidInput.Problem("rate", "is below zero"));
        if (hours != null && hours.stream().anyMatch(h -> h == null || h.signum() < 0)) problems.add(new InvalidInput.Problem("hours", "are below zero or missing"));
        if (billingModel == BillingModel.RETAINER && agreed.retainer() == null) problems.add(new InvalidInput.Problem("terms.retainer", "is missing"));
        if (billingModel == BillingModel.FIXED_FEE && agreed.fixed() == null && (price == null || budgetHours == null || budgetHours.signum() <= 0)) {
            problems.add(new InvalidInput.Problem("price", "a fee needs its price and budgetHours, or a schedule"));
        }
        schedule(agreed.fixed(), problems);
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return new ContractDraft(billingModel, currency, from, periods == null ? 6 : periods, hours == null || hours.isEmpty() ? List.of(BigDecimal.ZERO) : hours, rate == null ? BigDecimal.ZERO : rate, price,
                budgetHours, monthlyFee, accepted == null ? Map.of() : accepted, agreed);
    }

    private static void schedule(Terms.Fixed fixed, List<InvalidInput.Problem> problems) {
        if (fixed == null || fixed.schedule() == null || fixed.schedule().isEmpty()) return;
        var sum = fixed.schedule().stream().map(i -> i.amount() == null ? BigDecimal.ZERO : i.amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (fixed.price() == null || sum.compareTo(fixed.price()) != 0) problems.add(new InvalidInput.Problem("terms.fixed.schedule", "comes to %s, the price is %s".formatted(sum, fixed.price())));
    }

    BigDecimal hoursOf(int period) {
        return hours.get(Math.min(period, hours.size() - 1));
    }
}
