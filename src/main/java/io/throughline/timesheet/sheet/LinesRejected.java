package io.throughline.timesheet.sheet;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** Lines of a sheet go back to their author. */
public record LinesRejected(long sheetId, String approver, List<Long> lines, String comment) implements BusinessEvent {
    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
