package io.throughline.billing;

import java.time.LocalDate;

/** The days of work that are billed, both included; {@code since} is null where nothing is too old. */
record Span(LocalDate since, LocalDate upTo) {

    static Span until(LocalDate upTo) {
        return new Span(null, upTo);
    }
}
