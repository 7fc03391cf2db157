package io.throughline.billing.drafting;

import java.time.LocalDate;

/** The days of work that are billed, both included; {@code since} is null where nothing is too old. */
public record Span(LocalDate since, LocalDate upTo) {

    public static Span until(LocalDate upTo) {
        return new Span(null, upTo);
    }
}
