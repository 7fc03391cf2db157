package io.throughline.expense;

import io.throughline.journal.BusinessEvent;

/** A rejected expense asks for approval again. {@code throughTask}: its author completed the task that asked for it. */
public record ExpenseResubmitted(long expenseId, String personCode, boolean throughTask) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
