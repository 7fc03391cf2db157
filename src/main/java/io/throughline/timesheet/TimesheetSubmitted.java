package io.throughline.timesheet;

import io.throughline.journal.BusinessEvent;

/** "I am done with my week": {@code supplement} is 1 for the week itself, 2 and on for late hours. */
public record TimesheetSubmitted(long sheetId, String personCode, String isoWeek, int supplement) implements BusinessEvent {
    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
