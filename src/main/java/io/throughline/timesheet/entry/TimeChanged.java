package io.throughline.timesheet.entry;

import io.throughline.journal.BusinessEvent;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Hours were entered otherwise before anybody approved them. */
public record TimeChanged(long entryId, String personCode, Line before, Line after) implements BusinessEvent {

    public record Line(LocalDate workDate, String projectCode, String taskCode, BigDecimal hours, boolean billable) {
        static Line of(Timesheets.TimeEntryView e) {
            return new Line(e.workDate(), e.projectCode(), e.taskCode(), e.hours(), e.billable());
        }
    }

    @Override
    public String subject() {
        return "time-entry:" + entryId;
    }
}
