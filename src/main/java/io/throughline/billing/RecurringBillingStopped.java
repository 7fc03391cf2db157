package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** Nothing of it is due after the day. */
public record RecurringBillingStopped(long recurringId, String projectCode, LocalDate stoppedOn) implements BusinessEvent {
    @Override
    public String subject() {
        return "recurring:" + recurringId;
    }
}
