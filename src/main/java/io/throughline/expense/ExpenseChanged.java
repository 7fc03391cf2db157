package io.throughline.expense;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** An expense was entered otherwise before anybody approved it. */
public record ExpenseChanged(long expenseId, Line before, Line after) implements BusinessEvent {

    public record Line(String projectCode, LocalDate expenseDate, String category, Money amount, boolean billable) {
        static Line of(Expenses.ExpenseView e) {
            return new Line(e.projectCode(), e.expenseDate(), e.category(), e.amount(), e.billable());
        }
    }

    @Override
    public String subject() {
        return "expense:" + expenseId;
    }
}
