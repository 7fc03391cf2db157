package io.throughline.expense;

import io.throughline.journal.BusinessEvent;

/** An expense goes back to its author. */
public record ExpenseRejected(long expenseId, String approver, String comment) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
