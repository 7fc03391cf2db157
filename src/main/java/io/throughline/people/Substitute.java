package io.throughline.people;

import java.time.LocalDate;

/** Who decides in a person's place, from one day to another, both included. */
public record Substitute(long id, String personCode, String substituteCode, LocalDate firstDay, LocalDate lastDay, String namedBy) {}
