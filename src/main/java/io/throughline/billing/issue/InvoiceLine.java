package io.throughline.billing.issue;

import io.throughline.billing.LinePricing;
import io.throughline.quantity.Money;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;

/** A line and what it was worked out from; {@code amount} was rounded once, half up, and is in the invoice's currency. */
@Embeddable
public record InvoiceLine(int position, @Enumerated(EnumType.STRING) Kind kind, String description, String personCode, BigDecimal hours, BigDecimal rate,
                   BigDecimal spent, String spentCurrency, BigDecimal exchangeRate, BigDecimal markupPercent,
                   BigDecimal fee, BigDecimal hoursToDate, BigDecimal budgetHours, BigDecimal billedBefore, BigDecimal amount,
                   String pricing) {

    /** DRAWN: hours that a retainer paid for already, at 0.00. SHARE and EXPENSE_SHARE: a bill-to's part of another line. */
    public enum Kind {
        TIME, EXPENSE, FIXED_FEE, INSTALMENT, MILESTONE, RETAINER, DRAWN, RECURRING, ADJUSTMENT, DEPOSIT, DEPOSIT_DEDUCTED, SHARE, EXPENSE_SHARE;

        public boolean isExpense() {
            return this == EXPENSE || this == EXPENSE_SHARE;
        }
    }

    public static InvoiceLine time(int position, String description, String person, BigDecimal hours, BigDecimal rate, Money amount, LinePricing pricing) {
        return new InvoiceLine(position, Kind.TIME, description, person, hours, rate, null, null, null, null, null, null, null, null, amount.amount(), pricing == null ? null : pricing.text());
    }

    public static InvoiceLine expense(int position, String description, Money spent, BigDecimal exchangeRate, BigDecimal markupPercent, Money amount) {
        return new InvoiceLine(position, Kind.EXPENSE, description, null, null, null, spent.amount(), spent.currency().getCurrencyCode(), exchangeRate,
                markupPercent, null, null, null, null, amount.amount(), null);
    }

    public static InvoiceLine fixedFee(int position, String description, Money fee, BigDecimal hoursToDate, BigDecimal budgetHours, Money billedBefore, Money amount) {
        return new InvoiceLine(position, Kind.FIXED_FEE, description, null, null, null, null, null, null, null, fee.amount(), hoursToDate, budgetHours,
                billedBefore.amount(), amount.amount(), null);
    }

    /** Whatever is neither hours at a rate nor an expense nor progress: {@code basis} says in words how the amount comes about. */
    public static InvoiceLine of(Kind kind, int position, String description, Money amount, LinePricing basis) {
        return new InvoiceLine(position, kind, description, null, null, null, null, null, null, null, null, null, null, null, amount.amount(), basis.text());
    }

    public InvoiceLine at(int newPosition, String newDescription) {
        return new InvoiceLine(newPosition, kind, newDescription, personCode, hours, rate, spent, spentCurrency, exchangeRate, markupPercent, fee, hoursToDate, budgetHours,
                billedBefore, amount, pricing);
    }

    /** Two decimals, or as many as it needs; null where no hours are billed. */
    public BigDecimal shownRate() {
        return rate == null ? null : rate.setScale(Math.max(2, rate.stripTrailingZeros().scale()));
    }

    public Money amountIn(String currency) {
        return Money.rounded(amount, currency);
    }
}
