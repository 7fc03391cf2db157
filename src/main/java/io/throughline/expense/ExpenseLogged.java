package io.throughline.expense;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** Somebody spent something for a project. */
public record ExpenseLogged(long expenseId, String personCode, String projectCode, LocalDate expenseDate, String category, Money amount, boolean billable) implements BusinessEvent {
    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
