package io.throughline.connector;

import io.throughline.billing.InvoiceSummary;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.project.Client;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.Payment;
import java.util.List;

/** What there is to send: asked in this process, or over {@code /api/v1/work}. */
public interface Work {
    Client client(String code);

    ProjectSummary project(String code);

    List<ProjectTask> tasks(String projectCode);

    InvoiceSummary invoice(long draftId);

    /** With what was left over of each, and when it was taken back. */
    List<Payment> payments(long draftId);

    /** What the firm owes the client from this invoice. */
    List<ClientCredit> credits(long draftId);

    ClientCredit credit(long creditId);

    ExpenseView expense(long expenseId);
}
