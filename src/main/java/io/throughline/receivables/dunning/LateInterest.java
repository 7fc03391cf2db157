package io.throughline.receivables.dunning;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Interest of late payment as Directive 2011/7/EU has it: open amount x percent a year x days late / 365, day by day from the day after the due date,
 * what was paid on a day counted to that day, the rate of each half-year; rounded once.
 */
final class LateInterest {
    private static final BigDecimal A_YEAR_OF_PERCENTS = new BigDecimal("36500");

    /** What made the open amount smaller. */
    record Movement(LocalDate day, Money amount) {}

    private LateInterest() {}

    static Money of(Money gross, LocalDate due, LocalDate until, List<Movement> movements, Function<LocalDate, BigDecimal> percentOn) {
        var ends = new TreeSet<LocalDate>();
        ends.add(until);
        for (int year = due.getYear(); year <= until.getYear(); year++) {
            ends.add(LocalDate.of(year, 6, 30));
            ends.add(LocalDate.of(year, 12, 31));
        }
        movements.forEach(m -> ends.add(m.day()));
        var sum = BigDecimal.ZERO;
        var from = due;
        for (var end : ends) {
            if (!end.isAfter(due) || end.isAfter(until)) continue;
            var first = from;
            var open = movements.stream().filter(m -> !m.day().isAfter(first)).map(Movement::amount).reduce(gross, Money::minus);
            sum = sum.add(open.amount().multiply(percentOn.apply(from.plusDays(1))).multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, end)))
                    .divide(A_YEAR_OF_PERCENTS, MathContext.DECIMAL128));
            from = end;
        }
        return Money.rounded(sum, gross.currency().getCurrencyCode());
    }
}
