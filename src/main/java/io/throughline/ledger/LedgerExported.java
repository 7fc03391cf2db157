package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** Postings were gathered for other books. */
public record LedgerExported(long exportId, LocalDate upTo, int entries, String sha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "ledger-export:" + exportId;
    }
}
