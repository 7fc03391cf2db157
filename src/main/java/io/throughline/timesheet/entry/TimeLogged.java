package io.throughline.timesheet.entry;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Hours were entered. */
public record TimeLogged(long entryId, LocalDate workDate, String personCode, String projectCode, String taskCode, BigDecimal hours, boolean billable) implements BusinessEvent {
    @Override
    public String subject() {
        return "time-entry:" + entryId;
    }
}
