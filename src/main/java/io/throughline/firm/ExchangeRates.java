package io.throughline.firm;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The European Central Bank's reference rates: units of the currency for one euro. A day without a rate takes the last one before it.
 */
public interface ExchangeRates {

    void record(LocalDate day, String currency, BigDecimal perEuro, String source);

    /** 1 for EUR; refuses, naming currency and day, where no rate on or before the day is known. */
    BigDecimal perEuro(String currency, LocalDate day);

    /** Amount divided by the rate of the day, rounded half up to the target's decimals. By way of the euro, unrounded between. */
    Money convert(Money amount, String toCurrency, LocalDate day);
}
