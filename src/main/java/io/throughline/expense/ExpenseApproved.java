package io.throughline.expense;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/**
 * The firm owes its author the amount, and its client where it is billable.
 * {@code byOwner}: an own expense, approved by the owner of a firm of one person as its setting allows.
 */
public record ExpenseApproved(long expenseId, String personCode, String projectCode, LocalDate expenseDate, Money amount, boolean byOwner)
        implements BusinessEvent {

    public ExpenseApproved(long expenseId, String personCode, String projectCode, LocalDate expenseDate, Money amount) {
        this(expenseId, personCode, projectCode, expenseDate, amount, false);
    }

    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
