package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.time.YearMonth;

/** Somebody wants the latest closed month opened again; another person decides. */
public record PeriodReopenRequested(YearMonth month, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "period:" + month;
    }
}
