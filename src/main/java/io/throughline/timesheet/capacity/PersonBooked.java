package io.throughline.timesheet.capacity;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A person's hours are promised to a project. */
public record PersonBooked(long bookingId, String personCode, String projectCode, LocalDate from, LocalDate to, BigDecimal hoursPerWeek) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
