package io.throughline.billing.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.billing.unbilled.Unbilled;
import io.throughline.project.RatePlace;
import io.throughline.project.RateRule;
import io.throughline.project.TimeRounding;
import io.throughline.project.TimeRounding.Direction;
import io.throughline.project.TimeRounding.Per;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From worked to billed hours, by rule. */
public class BilledHoursTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    /** Entries of two days: before the bar those of Monday, after it those of Tuesday. */
    @ParameterizedTest(name = "{0} every {1} min {2} {3} is {4}")
    @CsvSource({
            "0.12 0.12 | 0.12,  15, UP,      ENTRY, 0.25 0.25 0.25",
            "0.12 0.12 | 0.12,  15, UP,      DAY,   0.13 0.12 0.25",
            "0.12 0.12 | 0.12,  15, UP,      LINE,  0.17 0.17 0.16",
            "0.12 0.12 | 0.12,  15, NEAREST, ENTRY, 0.00 0.00 0.00",
            "0.13 0.12 | 0.50,  15, NEAREST, DAY,   0.13 0.12 0.50",
            "0.37 0.38 | 0.12,  15, NEAREST, LINE,  0.32 0.33 0.10",
            "0.62 0.74 | 1.00,  15, DOWN,    ENTRY, 0.50 0.50 1.00",
            "0.62 0.74 | 1.00,  15, DOWN,    DAY,   0.57 0.68 1.00",
            "0.62 0.74 | 1.00,  60, DOWN,    LINE,  0.52 0.63 0.85",
            "0.17 0.33 | 0.05,  10, UP,      ENTRY, 0.17 0.33 0.17",
            "7.93 0.10 | 8.10,   6, NEAREST, ENTRY, 7.90 0.10 8.10",
            "7.93 0.10 | 8.10, 480, UP,      DAY,  15.80 0.20 16.00"})
    void roundsByTheRule(String worked, int minutes, Direction direction, Per per, String billed) {
        var parts = parts(worked);
        var result = BilledHours.of(parts, new TimeRounding(minutes, direction, per));
        assertThat(result).extracting(p -> p.billed().toPlainString()).containsExactly(billed.trim().split(" +"));
        assertThat(result).extracting(Part::worked).containsExactlyElementsOf(parts.stream().map(Part::worked).toList());
    }

    @Test
    void leavesHoursAsTheyAreWithoutARule() {
        var parts = parts("0.12 7.93 | 1.01");
        assertThat(BilledHours.of(parts, null)).isEqualTo(parts);
        assertThat(parts.get(0).billedOtherwise()).isNull();
    }

    @Test
    void aSplitPartKeepsItsShareOfWhatWasWorked() {
        var part = parts("1.90 | 1.00").get(0).billed(new BigDecimal("2.00"));
        var split = part.split(new BigDecimal("0.50"));
        assertThat(split).extracting(p -> p.billed().toPlainString()).containsExactly("0.50", "1.50");
        assertThat(split.get(0).worked().add(split.get(1).worked())).isEqualByComparingTo("1.90");
    }

    static List<Part> parts(String hours) {
        var parts = new ArrayList<Part>();
        var days = hours.split("\\|");
        for (int d = 0; d < days.length; d++) {
            int day = d;
            Arrays.stream(days[d].trim().split(" +")).forEach(h -> parts.add(part(parts.size() + 1, MONDAY.plusDays(day), h, "100.00")));
        }
        return parts;
    }

    public static Part part(long id, LocalDate day, String hours, String rate) {
        var h = new BigDecimal(hours);
        return new Part(new Unbilled.Time(id, "P1", "T1", day, h, 0, null), h, h, List.of(new RateRule(RatePlace.PERSON, "P1", MONDAY, new BigDecimal(rate))));
    }
}
