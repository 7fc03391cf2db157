package io.throughline.connector;

import io.throughline.billing.Billing;
import io.throughline.billing.InvoiceSummary;
import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Payment;
import io.throughline.receivables.Receivables;
import java.util.List;
import org.springframework.stereotype.Component;

/** The work as the rooms of this house know it. */
@Component
class HouseWork implements Work {
    private final Clients clients;
    private final Projects projects;
    private final Billing billing;
    private final Receivables receivables;
    private final ClientCredits credits;
    private final Expenses expenses;

    HouseWork(Clients clients, Projects projects, Billing billing, Receivables receivables, ClientCredits credits, Expenses expenses) {
        this.clients = clients;
        this.projects = projects;
        this.billing = billing;
        this.receivables = receivables;
        this.credits = credits;
        this.expenses = expenses;
    }

    @Override
    public Client client(String code) {
        return clients.get(code);
    }

    @Override
    public ProjectSummary project(String code) {
        return projects.get(code);
    }

    @Override
    public List<ProjectTask> tasks(String projectCode) {
        return projects.tasks(projectCode);
    }

    @Override
    public InvoiceSummary invoice(long draftId) {
        return billing.get(draftId);
    }

    @Override
    public List<Payment> payments(long draftId) {
        return receivables.paymentsOf(draftId);
    }

    @Override
    public List<ClientCredit> credits(long draftId) {
        return credits.from(draftId);
    }

    @Override
    public ClientCredit credit(long creditId) {
        return credits.get(creditId);
    }

    @Override
    public ExpenseView expense(long expenseId) {
        return expenses.get(expenseId);
    }
}
