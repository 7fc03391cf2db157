package io.throughline.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Hours a week that a person is promised to a project, both days included. {@code overbooked}: the Mondays of the weeks in which
 * more is promised now than the person has.
 */
public record Booking(long id, String personCode, String projectCode, LocalDate from, LocalDate to, BigDecimal hoursPerWeek, String note, String bookedBy,
                      List<LocalDate> overbooked) {}
