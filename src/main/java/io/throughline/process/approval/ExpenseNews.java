package io.throughline.process.approval;

import io.throughline.expense.ExpenseResubmitted;
import io.throughline.expense.ExpenseSubmitted;
import io.throughline.expense.ExpenseWithdrawn;
import io.throughline.expense.Expenses;
import io.throughline.expense.ReceiptAttached;
import io.throughline.journal.Actor;
import io.throughline.process.Correlation;
import io.throughline.process.Inbox;
import io.throughline.project.ProjectHandedOver;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to expenses starts expense-approval and does its authors' tasks, in the transaction of the fact. */
@Component
class ExpenseNews {
    private final Correlation correlation;
    private final Expenses expenses;
    private final TaskService tasks;
    private final Inbox inbox;

    ExpenseNews(Correlation correlation, Expenses expenses, TaskService tasks, Inbox inbox) {
        this.correlation = correlation;
        this.expenses = expenses;
        this.tasks = tasks;
        this.inbox = inbox;
    }

    @EventListener
    public void on(ExpenseSubmitted fact) {
        correlation.start(ExpenseSubmitted.class, key(fact.expenseId()), Map.of("expenseId", fact.expenseId(), "personCode", fact.personCode()));
    }

    @EventListener
    public void on(ExpenseResubmitted fact) {
        if (!fact.throughTask()) complete("correctExpense", fact.expenseId());
    }

    @EventListener
    public void on(ExpenseWithdrawn fact) {
        if (!fact.throughTask()) complete("correctExpense", fact.expenseId());
    }

    @EventListener
    public void on(ReceiptAttached fact) {
        complete("completeExpense", fact.expenseId());
    }

    @EventListener
    public void on(ProjectHandedOver fact) {
        expenses.submitted(fact.projectCode()).forEach(e -> correlation.wake(ProjectHandedOver.class, key(e.id()), Map.of()));
    }

    /** Doing it does the same as completing the task that asks for it. */
    private void complete(String taskKey, long expenseId) {
        for (var task : inbox.open(taskKey, key(expenseId))) {
            if (!Actor.current().equals(task.getAssignee())) tasks.setAssignee(task.getId(), Actor.current());
            inbox.complete(task.getId(), Actor.current(), List.of(), Map.of());
        }
    }

    private static String key(long expenseId) {
        return "expense/" + expenseId;
    }
}
