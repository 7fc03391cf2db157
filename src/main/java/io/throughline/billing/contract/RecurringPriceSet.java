package io.throughline.billing.contract;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** Periods that begin on the day or later cost this. */
public record RecurringPriceSet(long recurringId, LocalDate validFrom, Money amount) implements BusinessEvent {
    @Override
    public String subject() {
        return "recurring:" + recurringId;
    }
}
