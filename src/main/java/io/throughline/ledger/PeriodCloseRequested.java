package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.time.YearMonth;

/** Somebody asked to close a month; another person confirms. */
public record PeriodCloseRequested(YearMonth month) implements BusinessEvent {
    @Override
    public String subject() {
        return "period:" + month;
    }
}
