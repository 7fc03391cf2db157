package io.throughline.timesheet;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Lines of a sheet may be billed. {@code byOwner}: own work, approved by the owner of a firm of one person as its setting allows. */
public record LinesApproved(long sheetId, String approver, Map<String, BigDecimal> hoursByProject, List<Long> lines, boolean byOwner)
        implements BusinessEvent {

    public LinesApproved(long sheetId, String approver, Map<String, BigDecimal> hoursByProject, List<Long> lines) {
        this(sheetId, approver, hoursByProject, lines, false);
    }

    @Override
    public String subject() {
        return "timesheet:" + sheetId;
    }
}
