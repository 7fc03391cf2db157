package io.throughline.timesheet.sheet;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** Lines of a sheet have passed the first pair of eyes and wait for the second. */
public record LinesApprovedFirst(long sheetId, String approver, List<Long> lines) implements BusinessEvent {
    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
