package io.throughline.expense;

import io.throughline.journal.BusinessEvent;

/** A receipt was put to an expense, known by its SHA-256. */
public record ReceiptAttached(long expenseId, String fileName, String sha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
