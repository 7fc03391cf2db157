package io.throughline.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpanTests {

    @Property
    void everyDayLiesInItsWeek(@ForAll @IntRange(min = 0, max = 40_000) int day) {
        var date = LocalDate.of(1990, 1, 1).plusDays(day);
        var week = IsoWeek.of(date);
        assertThat(week.days().contains(date)).isTrue();
        assertThat(IsoWeek.parse(week.toString())).isEqualTo(week);
    }

    @Test
    void aWeekReachesOverTheYearsEnd() {
        assertThat(IsoWeek.of(LocalDate.of(2005, 1, 1))).hasToString("2004-W53");
        assertThat(IsoWeek.parse("2004-W53").monday()).isEqualTo("2004-12-27");
        assertThat(IsoWeek.parse("2004-W53").sunday()).isEqualTo("2005-01-02");
    }

    @Test
    void refusesWeeksThatDoNotExist() {
        assertThatThrownBy(() -> IsoWeek.parse("2005-W53")).hasMessage("there is no week 2005-W53");
        assertThatThrownBy(() -> IsoWeek.parse("2005-53")).hasMessageContaining("write 2026-W47");
    }

    @Test
    void neighboursAbutAndDoNotOverlap() {
        var may = Period.closed(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));
        var june = Period.closed(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30));
        assertThat(may.abuts(june)).isTrue();
        assertThat(may.overlaps(june)).isFalse();
        assertThat(may.lastDay()).isEqualTo("2026-05-31");
    }
}
