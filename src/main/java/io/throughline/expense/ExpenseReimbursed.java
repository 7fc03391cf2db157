package io.throughline.expense;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** The author has their money back. */
public record ExpenseReimbursed(long expenseId, LocalDate paidOn, Money amount) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
