package io.throughline.firm;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Amounts of several currencies as one sum in the firm's own, at the rates of a day: for figures that are looked at, never posted. */
@Service
public class InOneCurrency {
    private final Firm firm;
    private final ExchangeRates rates;

    InOneCurrency(Firm firm, ExchangeRates rates) {
        this.firm = firm;
        this.rates = rates;
    }

    public String code() {
        return firm.profile().currency();
    }

    /** Rounded once. Currencies without a known rate are left out. */
    public Money sum(Collection<Money> amounts, LocalDate day) {
        var own = code();
        var factors = new HashMap<String, Optional<BigDecimal>>();
        var sum = BigDecimal.ZERO;
        for (var amount : amounts) {
            var factor = factors.computeIfAbsent(amount.currency().getCurrencyCode(), c -> factor(c, own, day));
            if (factor.isPresent()) sum = sum.add(amount.amount().multiply(factor.get()));
        }
        return Money.rounded(sum, own);
    }

    private Optional<BigDecimal> factor(String from, String to, LocalDate day) {
        if (from.equals(to)) return Optional.of(BigDecimal.ONE);
        return rates.find(from, day).flatMap(f -> rates.find(to, day).map(t -> t.divide(f, MathContext.DECIMAL128)));
    }
}
