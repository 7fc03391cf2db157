package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** An invoice comes back from a day on. */
public record RecurringBillingStarted(long recurringId, String projectCode, LocalDate firstOn) implements BusinessEvent {
    @Override
    public String subject() {
        return "recurring:" + recurringId;
    }
}
