package io.throughline.timesheet;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Lines of a sheet may be billed. */
public record LinesApproved(long sheetId, String approver, Map<String, BigDecimal> hoursByProject, List<Long> lines) implements BusinessEvent {
    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
