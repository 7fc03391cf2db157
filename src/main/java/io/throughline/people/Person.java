package io.throughline.people;

import java.math.BigDecimal;

/**
 * Someone who logs time or decides. {@code costRate} in EUR an hour (never shown to consultants); {@code billRate} an hour in the currency
 * of whichever project the hours go to; {@code weeklyHours} the target that a week reminder compares with, 0 for none.
 */
public record Person(String code, String name, String role, BigDecimal costRate, BigDecimal billRate, String email, BigDecimal weeklyHours) {}
