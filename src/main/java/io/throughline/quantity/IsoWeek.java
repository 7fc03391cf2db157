package io.throughline.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;

/** A week from Monday to Sunday by ISO 8601, written {@code 2026-W47}; it may reach over a year's end. */
public record IsoWeek(int year, int week) implements Comparable<IsoWeek> {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-W(\\d{2})");

    public static IsoWeek of(LocalDate day) {
        return new IsoWeek(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    @JsonCreator
    public static IsoWeek parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) throw new IllegalArgumentException("'%s' is no week; write 2026-W47".formatted(text));
        var week = new IsoWeek(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (week.week < 1 || !of(week.monday()).equals(week)) throw new IllegalArgumentException("there is no week " + text);
        return week;
    }

    public LocalDate monday() {
        try {
            return LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(week - 1L);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no week " + this, e);
        }
    }

    public LocalDate sunday() {
        return monday().plusDays(6);
    }

    public Period days() {
        return Period.closed(monday(), sunday());
    }

    @Override
    public int compareTo(IsoWeek other) {
        return monday().compareTo(other.monday());
    }

    @JsonValue
    @Override
    public String toString() {
        return "%04d-W%02d".formatted(year, week);
    }
}
