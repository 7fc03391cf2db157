package io.throughline.timesheet.capacity;

import io.throughline.journal.BusinessEvent;

/** A person's hours are not promised any more. */
public record BookingWithdrawn(long bookingId, String personCode, String projectCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
