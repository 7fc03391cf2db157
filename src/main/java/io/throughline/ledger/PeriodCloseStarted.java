package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.time.YearMonth;

/** Somebody began to work through the checklist of a month, in order to close it. */
public record PeriodCloseStarted(YearMonth month) implements BusinessEvent {
    @Override
    public String subject() {
        return "period:" + month;
    }
}
