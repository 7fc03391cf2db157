package io.throughline.timesheet;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** Rejected lines go to their approver again. {@code withWeek}: the author submitted the week again, instead of completing the task that asked for it. */
public record LinesResubmitted(long sheetId, String personCode, String isoWeek, List<Long> lines, boolean withWeek) implements BusinessEvent {
    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
