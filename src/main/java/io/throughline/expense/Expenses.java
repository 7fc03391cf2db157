package io.throughline.expense;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What was spent: an expense with its receipt, its approval, and its reimbursement. */
public interface Expenses {

    record NewExpense(String externalId, LocalDate expenseDate, String personCode, String projectCode, String category, Money amount,
                      boolean billable, BigDecimal markupPercent, String note) {}

    record ExpenseView(long id, String externalId, LocalDate expenseDate, String personCode, String projectCode, String category, Money amount,
                       boolean billable, BigDecimal markupPercent, String note, ExpenseState state, boolean hasReceipt, boolean reimbursed) {}

    enum ExpenseState { DRAFT, SUBMITTED, REJECTED, APPROVED }

    ExpenseView log(NewExpense expense);

    void attachReceipt(long expenseId, String fileName, String contentType, byte[] content);

    /** Publishes ExpenseSubmitted, which starts expense-approval. */
    void submit(long expenseId);

    ExpenseView get(long expenseId);

    /** Approved expenses of a project dated up to and including the day. */
    List<ExpenseView> approved(String projectCode, LocalDate upTo);

    long openExpenses(String projectCode);
}
