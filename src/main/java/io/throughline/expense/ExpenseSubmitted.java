package io.throughline.expense;

import io.throughline.journal.BusinessEvent;

/** An expense asks for approval. */
public record ExpenseSubmitted(long expenseId, String personCode, String projectCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
