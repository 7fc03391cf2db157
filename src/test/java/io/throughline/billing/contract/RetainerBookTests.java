package io.throughline.billing.contract;

import static io.throughline.billing.drafting.BilledHoursTests.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.billing.drafting.Part;
import io.throughline.project.Terms.Retainer;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is prepaid, drawn, carried over and expired; and what fits under a cap. */
class RetainerBookTests {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static Retainer retainer(Retainer.Unit unit, String quantity, String rollover, int months) {
        return new Retainer(unit, new BigDecimal(quantity), new BigDecimal("2000.00"), 1, MARCH, null, new BigDecimal(rollover), months, null, null);
    }

    private static RetainerBook book(Retainer retainer, LocalDate day) {
        return new RetainerBook(retainer, any -> retainer, day);
    }

    @Test
    void twentyPrepaidAndTwentySixUsedLeaveSixBeyond() {
        var book = book(retainer(Retainer.Unit.HOURS, "20", "0", 0), MARCH.plusDays(20));
        var over = new ArrayList<Part>();
        var draws = new ArrayList<RetainerBook.Draw>();
        for (int i = 0; i < 4; i++) draws.addAll(book.draw(part(i, MARCH.plusDays(i), i == 3 ? "5.00" : "7.00", "100.00"), over));
        assertThat(draws.stream().map(RetainerBook.Draw::quantity).reduce(BigDecimal::add)).contains(new BigDecimal("20.00"));
        assertThat(over).extracting(p -> p.billed().toPlainString()).containsExactly("1.00", "5.00");
    }

    @Test
    void fourHoursAreCarriedOverAndExpireOnTheirDay() {
        var book = book(retainer(Retainer.Unit.HOURS, "20", "4", 1), MARCH.plusMonths(2));
        book.draw(part(1, MARCH, "10.00", "100.00"), new ArrayList<>());
        var march = book.periods().get(0);
        assertThat(march.usable(MARCH.plusDays(30))).isEqualByComparingTo("10");
        assertThat(march.usable(LocalDate.of(2026, 4, 1))).isEqualByComparingTo("4");
        assertThat(march.expired(LocalDate.of(2026, 4, 1))).isEqualByComparingTo("6");
        assertThat(march.usable(LocalDate.of(2026, 4, 30))).isEqualByComparingTo("4");
        assertThat(march.usable(LocalDate.of(2026, 5, 1))).isZero();
        assertThat(march.expired(LocalDate.of(2026, 5, 1))).isEqualByComparingTo("10");
        var draws = book.draw(part(2, LocalDate.of(2026, 4, 15), "6.00", "100.00"), new ArrayList<>());
        assertThat(draws).extracting(d -> d.period().from + " " + d.quantity()).containsExactly("2026-03-01 4.00", "2026-04-01 2.00");
    }

    @Test
    void moneyIsDrawnByTheHundredthOfAnHour() {
        var book = book(retainer(Retainer.Unit.MONEY, "1000.00", "0", 0), MARCH.plusDays(20));
        var over = new ArrayList<Part>();
        var draws = book.draw(part(1, MARCH, "12.00", "90.00"), over);
        assertThat(draws).singleElement().satisfies(d -> assertThat(d.quantity()).isEqualByComparingTo("999.90"));
        assertThat(over).singleElement().satisfies(p -> assertThat(p.billed()).isEqualByComparingTo("0.89"));
    }

    @Test
    void monthsKeepTheLastDayOfTheMonth() {
        var from = LocalDate.of(2026, 1, 31);
        var retainer = new Retainer(Retainer.Unit.HOURS, BigDecimal.TEN, BigDecimal.TEN, 1, from, LocalDate.of(2026, 4, 10), null, 0, null, null);
        assertThat(book(retainer, LocalDate.of(2026, 12, 31)).periods()).extracting(p -> p.from + " " + p.to)
                .containsExactly("2026-01-31 2026-02-27", "2026-02-28 2026-03-30", "2026-03-31 2026-04-10");
    }

    @Test
    void anEntryThatStraddlesTheCapIsSplitToTheCent() {
        var parts = List.of(part(1, MARCH, "8.00", "100.00"), part(2, MARCH.plusDays(1), "8.00", "100.00"), part(3, MARCH.plusDays(2), "1.00", "100.00"));
        var capped = CapRule.apply(parts, Money.of("1000.00", "EUR"));
        assertThat(capped.billed()).extracting(p -> p.billed().toPlainString()).containsExactly("8.00", "2.00");
        assertThat(capped.beyond()).extracting(p -> p.worked().toPlainString()).containsExactly("6.00", "1.00");
        assertThat(capped.rest()).isEqualTo(Money.zero("EUR"));
    }

    @Test
    void whatIsLessThanAHundredthOfAnHourIsTheRest() {
        var capped = CapRule.apply(List.of(part(1, MARCH, "5.00", "33.33")), Money.of("100.00", "EUR"));
        assertThat(capped.billed()).extracting(p -> p.billed().toPlainString()).containsExactly("3.00");
        assertThat(capped.rest()).isEqualTo(Money.of("0.01", "EUR"));
        assertThat(CapRule.apply(List.of(part(1, MARCH, "5.00", "33.33")), Money.zero("EUR")).billed()).isEmpty();
    }
}
