package io.throughline.expense;

import io.throughline.journal.BusinessEvent;

/** Its author does not want the expense back after all. {@code throughTask}: they completed the task that asked for a correction. */
public record ExpenseWithdrawn(long expenseId, String personCode, boolean throughTask) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
