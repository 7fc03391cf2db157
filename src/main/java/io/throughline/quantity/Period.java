package io.throughline.quantity;

import java.time.LocalDate;

/** A span of days, start inclusive, end exclusive; screens show the last day instead of the end. */
public record Period(LocalDate start, LocalDate end) {

    public Period {
        if (!start.isBefore(end)) throw new IllegalArgumentException("a period needs at least one day: %s to %s".formatted(start, end));
    }

    public static Period closed(LocalDate firstDay, LocalDate lastDay) {
        return new Period(firstDay, lastDay.plusDays(1));
    }

    public LocalDate lastDay() {
        return end.minusDays(1);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    public boolean overlaps(Period other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean abuts(Period other) {
        return end.equals(other.start) || other.end.equals(start);
    }
}
