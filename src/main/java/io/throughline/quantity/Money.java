package io.throughline.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * An amount in a currency, always at the currency's own number of decimals (EUR 2, JPY 0, KWD 3).
 * JSON: {@code {"amount": "1234.50", "currency": "EUR"}}.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /** More digits than any money has; past them a short text such as 1E999999999 would fill the memory. */
    private static final int MOST_DIGITS = 30;

    public Money {
        if ((long) amount.precision() - amount.scale() > MOST_DIGITS) throw new IllegalArgumentException("an amount has at most %d digits".formatted(MOST_DIGITS));
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw new IllegalArgumentException("%s has more decimals than %s allows; round it first"
                    .formatted(amount.toPlainString(), currency));
        }
        amount = amount.setScale(currency.getDefaultFractionDigits());
    }

    @JsonCreator
    static Money fromJson(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        if (amount == null || currency == null) throw new IllegalArgumentException("money needs an amount and a currency");
        return of(amount, currency);
    }

    /** The whole of its JSON. */
    record Text(String amount, String currency) {}

    @JsonValue
    Text text() {
        return new Text(amount.toPlainString(), currency.getCurrencyCode());
    }

    /** Refuses more decimals than the currency has. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** Rounds half up to the currency's decimals. */
    public static Money rounded(BigDecimal amount, String currency) {
        var unit = Currency.getInstance(currency);
        return new Money(Rounding.round(amount, unit.getDefaultFractionDigits()), unit);
    }

    public static Money zero(String currency) {
        return of("0", currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Rounds once, half up. */
    public Money times(BigDecimal factor) {
        return rounded(amount.multiply(factor), currency.getCurrencyCode());
    }

    public Money percent(BigDecimal percent) {
        return times(percent.movePointLeft(2));
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** Parts in proportion to the weights that add up to the whole: the remainder goes to the largest fractions. */
    public List<Money> split(List<BigDecimal> weights) {
        return Rounding.split(amount, weights, currency.getDefaultFractionDigits()).stream().map(p -> new Money(p, currency)).toList();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s and %s are different currencies".formatted(currency, other.currency));
        }
        return other;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
