package io.throughline.timesheet.entry;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Hours that were entered are taken out before anybody approved them. */
public record TimeRemoved(long entryId, LocalDate workDate, String personCode, String projectCode, BigDecimal hours) implements BusinessEvent {
    @Override
    public String subject() {
        return "time-entry:" + entryId;
    }
}
