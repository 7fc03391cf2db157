package io.throughline.people;

import java.time.LocalDate;

/** A day on which a person owes no hours. */
public record Absence(LocalDate day, String reason) {}
