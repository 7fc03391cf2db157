package io.throughline.timesheet;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of a week with its way through approval. {@code approver}: whom it waits for, a person or {@code @} and a group;
 * {@code secondGroup} where a second pair of eyes is needed, and {@code firstBy} once the first has approved.
 */
public record SheetLine(long id, String externalId, LocalDate workDate, String personCode, String projectCode, String taskCode,
                        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, boolean billable, String note,
                        Timesheets.LineState state, Long sheetId, String approver, String secondGroup, String firstBy,
                        String decidedBy, Instant decidedAt, String comment) {

    public boolean waitsForSecond() {
        return secondGroup != null && firstBy != null;
    }

    public Timesheets.TimeEntryView view() {
        return new Timesheets.TimeEntryView(id, externalId, workDate, personCode, projectCode, taskCode, hours, billable, note, state, comment);
    }
}
