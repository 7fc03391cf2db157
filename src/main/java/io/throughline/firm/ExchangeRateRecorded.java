package io.throughline.firm;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The price of a currency on a day became known. */
public record ExchangeRateRecorded(LocalDate day, String currency, BigDecimal perEuro, String source) implements BusinessEvent {
    @Override
    public String subject() {
        return "exchange-rate:" + currency;
    }
}
