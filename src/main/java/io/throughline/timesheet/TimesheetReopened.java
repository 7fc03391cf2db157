package io.throughline.timesheet;

import io.throughline.journal.BusinessEvent;

/** A week was taken back for correction before it was billed. */
public record TimesheetReopened(long sheetId, String personCode, String isoWeek, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
