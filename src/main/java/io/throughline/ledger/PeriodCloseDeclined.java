package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.time.YearMonth;

/** The second person found something: the month stays open, and the checklist is worked through again. */
public record PeriodCloseDeclined(YearMonth month, String askedBy, String comment) implements BusinessEvent {
    @Override
    public String subject() {
        return "period:" + month;
    }
}
