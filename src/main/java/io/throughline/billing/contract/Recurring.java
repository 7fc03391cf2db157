package io.throughline.billing.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An invoice that comes back every so many days, weeks, months or years, counted from its first day, or from {@code periodsFrom} where it starts amid a period:
 * the 31st stays the last day of shorter months. {@code prices}: from a day on. {@code withWork}: hours and expenses up to the day before join it. Nothing is
 * due after {@code endsOn} or {@code stoppedOn}, and what is due before is for the days up to it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recurring(long id, String projectCode, String description, int every, Unit unit, LocalDate firstOn, LocalDate periodsFrom, LocalDate endsOn, boolean withWork,
                        LocalDate stoppedOn, List<Price> prices, List<LocalDate> billed) {

    public enum Unit {
        DAY(ChronoUnit.DAYS), WEEK(ChronoUnit.WEEKS), MONTH(ChronoUnit.MONTHS), YEAR(ChronoUnit.YEARS);

        public final ChronoUnit unit;

        Unit(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    public record Price(LocalDate validFrom, Money amount) {}

    /** The nth begins there. */
    private LocalDate day(int n) {
        if (periodsFrom == null) return firstOn.plus((long) n * every, unit.unit);
        return n == 0 ? firstOn : periodsFrom.plus((long) (n - 1) * every, unit.unit);
    }

    /** The last day on which one may be due; null for none. */
    private LocalDate last() {
        if (endsOn == null || stoppedOn == null) return endsOn == null ? stoppedOn : endsOn;
        return endsOn.isBefore(stoppedOn) ? endsOn : stoppedOn;
    }

    /** The first day that is not billed; empty where nothing more comes. Days that come to less than the smallest coin are billed by nobody. */
    public Optional<LocalDate> next() {
        for (int n = 0; ; n++) {
            var day = day(n);
            if (last() != null && day.isAfter(last())) return Optional.empty();
            if (!billed.contains(day) && amount(day).isPositive()) return Optional.of(day);
        }
    }

    /** The last day of the period that begins on the day, which an end cuts short. */
    public LocalDate periodEnd(LocalDate day) {
        var end = nextPeriod(day).minusDays(1);
        return last() != null && last().isBefore(end) ? last() : end;
    }

    private LocalDate nextPeriod(LocalDate day) {
        int n = 0;
        while (!day(n).isAfter(day)) n++;
        return day(n);
    }

    /** Of the whole period, of which the first may be the rest. */
    private long days(LocalDate day) {
        var begin = periodsFrom != null && day.equals(firstOn) ? periodsFrom.minus(every, unit.unit) : day;
        return ChronoUnit.DAYS.between(begin, nextPeriod(day));
    }

    /** A part of a period is paid by its days, and so is each price that holds in it; rounded once. */
    public Money amount(LocalDate day) {
        var end = periodEnd(day).plusDays(1);
        var sum = BigDecimal.ZERO;
        for (var from = day; from.isBefore(end); ) {
            var until = change(from, end);
            sum = sum.add(price(from).amount().multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, until))));
            from = until;
        }
        var currency = prices.get(0).amount().currency();
        return new Money(sum.divide(BigDecimal.valueOf(days(day)), currency.getDefaultFractionDigits(), Rounding.MODE), currency);
    }

    /** The day on which another price holds, or {@code end}. */
    private LocalDate change(LocalDate from, LocalDate end) {
        return prices.stream().map(Price::validFrom).filter(d -> d.isAfter(from) && d.isBefore(end)).min(LocalDate::compareTo).orElse(end);
    }

    private Money price(LocalDate day) {
        return prices.stream().filter(p -> !p.validFrom().isAfter(day)).max(Comparator.comparing(Price::validFrom)).orElse(prices.get(0)).amount();
    }
}
