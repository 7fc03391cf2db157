package io.throughline.expense;

import io.throughline.journal.BusinessEvent;

/** Its author says why there is no receipt. */
public record ReceiptExcused(long expenseId, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
