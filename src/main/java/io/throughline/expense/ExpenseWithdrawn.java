package io.throughline.expense;

import io.throughline.journal.BusinessEvent;

/** Its author does not want the expense back after all. */
public record ExpenseWithdrawn(long expenseId, String personCode) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
