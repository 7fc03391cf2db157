package io.throughline.billing.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An invoice that comes back every so many days, weeks, months or years, counted from its first day: the 31st stays the last day of shorter months.
 * {@code prices}: from a day on. {@code withWork}: hours and expenses up to the day before join it. Nothing is due after {@code endsOn} or {@code stoppedOn}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recurring(long id, String projectCode, String description, int every, Unit unit, LocalDate firstOn, LocalDate endsOn, boolean withWork, LocalDate stoppedOn,
                        List<Price> prices, List<LocalDate> billed) {

    public enum Unit {
        DAY(ChronoUnit.DAYS), WEEK(ChronoUnit.WEEKS), MONTH(ChronoUnit.MONTHS), YEAR(ChronoUnit.YEARS);

        final ChronoUnit unit;

        Unit(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    public record Price(LocalDate validFrom, Money amount) {}

    LocalDate day(int n) {
        return firstOn.plus((long) n * every, unit.unit);
    }

    /** The last day on which one may be due; null for none. */
    LocalDate last() {
        if (endsOn == null || stoppedOn == null) return endsOn == null ? stoppedOn : endsOn;
        return endsOn.isBefore(stoppedOn) ? endsOn : stoppedOn;
    }

    /** The first day that is not billed; empty where nothing more comes. */
    public Optional<LocalDate> next() {
        for (int n = 0; ; n++) {
            var day = day(n);
            if (last() != null && day.isAfter(last())) return Optional.empty();
            if (!billed.contains(day)) return Optional.of(day);
        }
    }

    /** The last day of the period that begins on the day, which an end cuts short. */
    public LocalDate periodEnd(LocalDate day) {
        var end = wholePeriodEnd(day);
        return endsOn != null && endsOn.isBefore(end) ? endsOn : end;
    }

    private LocalDate wholePeriodEnd(LocalDate day) {
        int n = 0;
        while (!day(n).isAfter(day)) n++;
        return day(n).minusDays(1);
    }

    /** The price that holds when the period begins; by days where an end cuts it short. */
    public Money amount(LocalDate day) {
        Map<LocalDate, Money> byDay = new TreeMap<>();
        prices.stream().filter(p -> !p.validFrom().isAfter(day)).forEach(p -> byDay.put(p.validFrom(), p.amount()));
        var price = byDay.values().stream().reduce((a, b) -> b).orElse(prices.get(0).amount());
        long whole = ChronoUnit.DAYS.between(day, wholePeriodEnd(day)) + 1;
        long billedDays = ChronoUnit.DAYS.between(day, periodEnd(day)) + 1;
        return whole == billedDays ? price : price.split(List.of(java.math.BigDecimal.valueOf(billedDays), java.math.BigDecimal.valueOf(whole - billedDays))).get(0);
    }
}
