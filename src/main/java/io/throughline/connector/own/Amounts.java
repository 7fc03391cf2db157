package io.throughline.connector.own;

import io.throughline.api.InvalidInput;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** An amount as people type it: {@code 1,234.50} or {@code 1.234,50}, by their language. */
final class Amounts {
    private Amounts() {}

    static Money read(String typed, Currency currency, Locale language) {
        boolean german = language.getLanguage().equals("de");
        var plain = typed.strip().replace(german ? "." : ",", "").replace(german ? "," : ".", ".");
        if (!plain.matches("\\d{1,12}(\\.\\d{1,2})?")) throw new InvalidInput("amount", "'%s' is no amount".formatted(typed));
        var amount = new BigDecimal(plain);
        if (amount.signum() == 0) throw new InvalidInput("amount", "an amount above zero is needed");
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw new InvalidInput("amount", "'%s' has more decimals than %s".formatted(typed, currency));
        }
        return Money.of(plain, currency.getCurrencyCode());
    }
}
