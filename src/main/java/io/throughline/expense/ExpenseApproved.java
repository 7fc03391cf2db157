package io.throughline.expense;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** The firm owes its author the amount, and its client where it is billable. */
public record ExpenseApproved(long expenseId, String personCode, String projectCode, LocalDate expenseDate, Money amount) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
