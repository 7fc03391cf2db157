package io.throughline.timesheet.sheet;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** The first look at these lines was skipped by their final approver, whose group they wait for now. */
public record LinesSkippedAhead(long sheetId, String skippedBy, String reason, String approverBefore, String approver, List<Long> lines) implements BusinessEvent {
    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
