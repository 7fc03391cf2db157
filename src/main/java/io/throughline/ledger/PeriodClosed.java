package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.time.YearMonth;

/** A month is closed, as one person asked and another confirmed: nothing is dated into it any more. */
public record PeriodClosed(YearMonth month, String askedBy, String confirmedBy) implements BusinessEvent {
    @Override
    public String subject() {
        return "period:" + month;
    }
}
