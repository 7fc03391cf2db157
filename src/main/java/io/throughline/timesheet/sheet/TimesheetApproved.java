package io.throughline.timesheet.sheet;

import io.throughline.journal.BusinessEvent;

/** Every line of the sheet is approved. */
public record TimesheetApproved(long sheetId, String personCode, String isoWeek) implements BusinessEvent {
    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
