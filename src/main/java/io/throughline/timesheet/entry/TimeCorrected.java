package io.throughline.timesheet.entry;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Billed hours were corrected by a pair: {@code reversal} takes them back, {@code replacement} (null for none) stands in their place, on that project, task and day. */
public record TimeCorrected(long entryId, long reversal, Long replacement, String personCode, String projectCode, LocalDate workDate, BigDecimal before, BigDecimal after,
                            String newProjectCode, String newTaskCode, LocalDate newWorkDate, Boolean newBillable, String reason)
        implements BusinessEvent {
    @Override
    public String subject() {
        return "time-entry:" + entryId;
    }
}
