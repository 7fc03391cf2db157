package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.time.YearMonth;

/** The month stays closed. */
public record PeriodReopenDeclined(YearMonth month, String askedBy) implements BusinessEvent {
    @Override
    public String subject() {
        return "period:" + month;
    }
}
