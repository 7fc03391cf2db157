package io.throughline.receivables.bank;

import io.throughline.journal.BusinessEvent;

/** A bank's statement was taken in. */
public record StatementImported(long statementId, String format, int lines, int matched, int known) implements BusinessEvent {
    @Override
    public String subject() {
        return "bank-statement:" + statementId;
    }
}
