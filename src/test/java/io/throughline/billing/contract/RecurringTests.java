package io.throughline.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.billing.contract.Recurring.Price;
import io.throughline.billing.contract.Recurring.Unit;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of periods are paid by their days: 310.00 a month unless said otherwise. */
class RecurringTests {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    private static Recurring monthly(LocalDate first, LocalDate periodsFrom, LocalDate ends, LocalDate stopped, List<Price> prices, LocalDate... billed) {
        return new Recurring(1, "P", "Hosting", 1, Unit.MONTH, first, periodsFrom, ends, false, stopped, prices, Arrays.asList(billed));
    }

    private static Price price(LocalDate from, String amount) {
        return new Price(from, Money.of(amount, "EUR"));
    }

    private static final List<Price> ONE = List.of(price(JANUARY, "310.00"));

    private static String next(Recurring recurring) {
        return recurring.next().map(d -> "%s to %s: %s".formatted(d, recurring.periodEnd(d), recurring.amount(d).amount())).orElse("nothing");
    }

    @Test
    void whatStartsAmidAMonthBillsTheRestOfItAndThenFromTheFirst() {
        var start = LocalDate.of(2026, 1, 22);
        assertThat(next(monthly(start, LocalDate.of(2026, 2, 1), null, null, ONE))).isEqualTo("2026-01-22 to 2026-01-31: 100.00");
        assertThat(next(monthly(start, LocalDate.of(2026, 2, 1), null, null, ONE, start))).isEqualTo("2026-02-01 to 2026-02-28: 310.00");
        assertThat(next(monthly(start, LocalDate.of(2026, 2, 1), null, null, ONE, start, LocalDate.of(2026, 2, 1)))).isEqualTo("2026-03-01 to 2026-03-31: 310.00");
        assertThat(next(monthly(LocalDate.of(2026, 1, 22), null, null, null, ONE))).isEqualTo("2026-01-22 to 2026-02-21: 310.00");
    }

    @Test
    void whatEndsOrIsStoppedAmidAMonthBillsTheDaysUpToIt() {
        var march = LocalDate.of(2026, 3, 1);
        LocalDate[] before = {JANUARY, LocalDate.of(2026, 2, 1)};
        assertThat(next(monthly(JANUARY, null, march.plusDays(14), null, ONE, before))).isEqualTo("2026-03-01 to 2026-03-15: 150.00");
        assertThat(next(monthly(JANUARY, null, null, march.plusDays(14), ONE, before))).isEqualTo("2026-03-01 to 2026-03-15: 150.00");
        assertThat(next(monthly(JANUARY, null, march.plusDays(20), march.plusDays(14), ONE, before))).isEqualTo("2026-03-01 to 2026-03-15: 150.00");
        assertThat(next(monthly(JANUARY, null, null, march.minusDays(1), ONE, before))).isEqualTo("nothing");
        assertThat(next(monthly(JANUARY.plusDays(11), LocalDate.of(2026, 2, 1), null, JANUARY.plusDays(20), ONE))).as("started and stopped in one month").isEqualTo("2026-01-12 to 2026-01-21: 100.00");
    }

    @Test
    void aPriceRiseCountsFromItsDay() {
        var prices = List.of(price(JANUARY, "310.00"), price(LocalDate.of(2026, 1, 21), "620.00"));
        assertThat(next(monthly(JANUARY, null, null, null, prices))).as("20 days at 10.00 and 11 at 20.00").isEqualTo("2026-01-01 to 2026-01-31: 420.00");
        assertThat(next(monthly(JANUARY, null, null, null, prices, JANUARY))).isEqualTo("2026-02-01 to 2026-02-28: 620.00");
        assertThat(next(monthly(JANUARY, null, JANUARY.plusDays(24), null, prices))).as("20 at 10.00 and 5 at 20.00").isEqualTo("2026-01-01 to 2026-01-25: 300.00");
        var thrice = List.of(price(JANUARY, "100.00"), price(JANUARY.plusDays(10), "100.01"), price(JANUARY.plusDays(20), "100.02"));
        assertThat(next(monthly(JANUARY, null, null, null, thrice))).as("rounded once").isEqualTo("2026-01-01 to 2026-01-31: 100.01");
    }

    @Test
    void theThirtyFirstStaysTheLastDayOfShorterMonths() {
        var first = LocalDate.of(2028, 1, 31);
        var prices = List.of(price(first, "310.00"));
        assertThat(next(monthly(first, null, null, null, prices, first))).isEqualTo("2028-02-29 to 2028-03-30: 310.00");
        assertThat(next(monthly(first, null, null, null, prices, first, LocalDate.of(2028, 2, 29)))).isEqualTo("2028-03-31 to 2028-04-29: 310.00");
    }

    @Test
    void daysThatComeToNothingAreBilledByNobody() {
        var prices = List.of(price(JANUARY, "0.10"));
        assertThat(next(monthly(JANUARY.plusDays(30), LocalDate.of(2026, 2, 1), null, null, prices))).as("one day of 31 at 0.10").isEqualTo("2026-02-01 to 2026-02-28: 0.10");
        assertThat(next(monthly(JANUARY, null, JANUARY, null, prices))).isEqualTo("nothing");
    }
}
