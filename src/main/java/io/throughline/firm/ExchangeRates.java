package io.throughline.firm;

import io.throughline.api.Refused;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The European Central Bank's reference rates: units of the currency for one euro. A day without a rate takes the last one before it. */
@Service
public class ExchangeRates {
    /** Units of the currency for one euro, from the day on until the next rate. */
    public record Rate(LocalDate day, String currency, BigDecimal perEuro) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final ApplicationEventPublisher events;

    ExchangeRates(JdbcClient jdbc, JdbcTemplate rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    /** The first rate of a day stays: what was posted with it must be found again. Answers whether it was new. */
    @Transactional
    public boolean record(LocalDate day, String currency, BigDecimal perEuro, String source) {
        boolean isNew = jdbc.sql("insert into app.exchange_rate (currency, day, per_euro, source) values (?, ?, ?, ?) on conflict do nothing")
                .params(currency, day, perEuro, source).update() == 1;
        if (isNew) events.publishEvent(new ExchangeRateRecorded(day, currency, perEuro, source));
        return isNew;
    }

    /** The rates of a history, years of days at once; answers how many were new. */
    @Transactional
    public int record(List<Rate> rates, String source) {
        var known = new HashSet<>(jdbc.sql("select currency, day from app.exchange_rate")
                .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class))).list());
        var fresh = rates.stream().filter(r -> known.add(Map.entry(r.currency(), r.day()))).toList();
        rows.batchUpdate("insert into app.exchange_rate (currency, day, per_euro, source) values (?, ?, ?, ?)",
                fresh.stream().map(r -> new Object[] {r.currency(), r.day(), r.perEuro(), source}).toList());
        fresh.forEach(r -> events.publishEvent(new ExchangeRateRecorded(r.day(), r.currency(), r.perEuro(), source)));
        return fresh.size();
    }

    /** Empty where no rate on or before the day is known. */
    @Transactional(readOnly = true)
    public Optional<BigDecimal> find(String currency, LocalDate day) {
        if (currency.equals("EUR")) return Optional.of(BigDecimal.ONE);
        return jdbc.sql("select per_euro from app.exchange_rate where currency = ?::bpchar and day <= ? order by day desc limit 1")
                .params(currency, day).query(BigDecimal.class).optional();
    }

    /** 1 for EUR; refuses, naming currency and day, where no rate on or before the day is known. */
    public BigDecimal perEuro(String currency, LocalDate day) {
        return find(currency, day).orElseThrow(() -> new Refused(
                "No exchange rate for %s on or before %s is known; record one at /api/v1/exchange-rates.".formatted(currency, day)));
    }

    /** Amount divided by the rate of the day, by way of the euro, rounded half up once to the target's decimals. */
    public Money convert(Money amount, String toCurrency, LocalDate day) {
        var from = amount.currency().getCurrencyCode();
        if (from.equals(toCurrency)) return amount;
        var converted = amount.amount().multiply(perEuro(toCurrency, day)).divide(perEuro(from, day), MathContext.DECIMAL128);
        return Money.rounded(converted, toCurrency);
    }
}
