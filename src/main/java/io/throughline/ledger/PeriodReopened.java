package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.time.YearMonth;

/** The month is open again, as one person asked and another confirmed: something may be dated into it until it is closed anew. */
public record PeriodReopened(YearMonth month, String reason, String askedBy, String confirmedBy) implements BusinessEvent {
    @Override
    public String subject() {
        return "period:" + month;
    }
}
