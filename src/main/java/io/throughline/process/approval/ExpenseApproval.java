package io.throughline.process.approval;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.models.Step;
import io.throughline.people.People;
import io.throughline.process.Answers;
import io.throughline.process.Shown;
import io.throughline.process.TaskView;
import io.throughline.project.Projects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From a submitted expense to its approval, by the project's manager, or by a director where the manager spent it. */
@Configuration(proxyBeanMethods = false)
class ExpenseApproval {

    @Bean
    @Step(value = "Holds an expense against expense-policy (complete or approve), finds its approver and until when they are left to it.", reads = "expenseId",
            writes = {"next", "approverPerson", "approverGroups", "author", "remindAt", "escalateAt"})
    JavaDelegate checkExpense(Expenses expenses, ExpensePolicy policy, Projects projects, People people, ApprovalDeadlines deadlines) {
        return execution -> {
            var expense = expenses.get(id(execution));
            boolean lacks = policy.judge(expense).receiptNeeded() && !expense.hasReceipt() && expense.noReceiptReason() == null;
            pass(execution, "next", lacks ? "complete" : "approve");
            pass(execution, "author", people.userOf(expense.personCode()));
            var approver = approver(expense, projects);
            pass(execution, "approverPerson", approver.map(people::userOf).orElse(null));
            pass(execution, "approverGroups", approver.isPresent() ? List.of() : List.of("director"));
            execution.setVariables(deadlines.fromNow());
        };
    }

    @Bean
    @Step(value = "Takes the author's reason for having no receipt; refuses where there is neither.", reads = {"expenseId", "noReceiptReason"})
    JavaDelegate recordCompletion(Expenses expenses) {
        return execution -> {
            var reason = Answers.in(execution).text("noReceiptReason");
            if (!reason.isEmpty()) expenses.excuseReceipt(id(execution), reason);
            else if (!expenses.get(id(execution)).hasReceipt()) {
                throw new Refused("Expense %d needs a receipt: attach it, or say why there is none.".formatted(id(execution)));
            }
        };
    }

    @Bean
    @Step(value = "Reminds the approver, by mail, that an expense waits for them.", reads = "expenseId")
    JavaDelegate remindExpenseApprover(Expenses expenses, Projects projects, ApprovalMail mail) {
        return execution -> {
            var expense = expenses.get(id(execution));
            mail.remindOfExpense(expense, approver(expense, projects));
        };
    }

    @Bean
    @Step(value = "Approves the expense, or sends it back to its author with the comment.", reads = {"expenseId", "approved", "comment"},
            writes = {"next", "author"})
    JavaDelegate decideExpense(Expenses expenses, People people) {
        return execution -> {
            var answers = Answers.in(execution);
            if (answers.text("approved").isEmpty()) throw new InvalidInput("approved", "Say whether it is approved.");
            expenses.decide(id(execution), answers.yes("approved"), answers.text("comment"));
            pass(execution, "next", answers.yes("approved") ? "approved" : "rejected");
            pass(execution, "author", people.userOf(expenses.get(id(execution)).personCode()));
            execution.removeVariables(List.of("approved", "comment"));
        };
    }

    @Bean
    @Step(value = "Asks for approval again, or withdraws the expense where its author ticked so.", reads = {"expenseId", "withdraw"}, writes = "next")
    JavaDelegate resubmitExpense(Expenses expenses) {
        return execution -> {
            if (Answers.in(execution).yes("withdraw")) expenses.withdraw(id(execution), true);
            else expenses.resubmit(id(execution));
            pass(execution, "next", expenses.get(id(execution)).state() == ExpenseState.WITHDRAWN ? "withdrawn" : "again");
        };
    }

    @Bean
    TaskView approveExpenseView(Expenses expenses, ExpensePolicy policy, People people) {
        return task -> view(expenses.get(id(task.getExecution())), policy, people);
    }

    @Bean
    TaskView approveEscalatedExpenseView(Expenses expenses, ExpensePolicy policy, People people) {
        return task -> view(expenses.get(id(task.getExecution())), policy, people);
    }

    @Bean
    TaskView completeExpenseView(Expenses expenses, ExpensePolicy policy, People people) {
        return task -> {
            var expense = expenses.get(id(task.getExecution()));
            var view = view(expense, policy, people);
            view.put("rule", "The table expense-policy wants a receipt for %s of %s.".formatted(expense.category().toLowerCase(), expense.amount()));
            return view;
        };
    }

    @Bean
    TaskView correctExpenseView(Expenses expenses, ExpensePolicy policy, People people) {
        return task -> view(expenses.get(id(task.getExecution())), policy, people);
    }

    /** The project's manager; empty where they spent it themselves: a director decides. */
    private static Optional<String> approver(ExpenseView expense, Projects projects) {
        return Optional.of(projects.get(expense.projectCode()).managerCode()).filter(manager -> !manager.equals(expense.personCode()));
    }

    private static Map<String, Object> view(ExpenseView e, ExpensePolicy policy, People people) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", Long.toString(e.id()));
        view.put("person", people.get(e.personCode()).name());
        view.put("project", e.projectCode());
        view.put("day", Shown.day(e.expenseDate()));
        view.put("more", "/projects/" + e.projectCode());
        view.put("category", e.category().toLowerCase());
        view.put("amount", e.amount().toString());
        view.put("billable", e.billable() ? "yes, plus %s %%".formatted(e.markupPercent().toPlainString()) : "no");
        view.put("note", e.note());
        view.put("receipt", e.hasReceipt() ? "attached" : e.noReceiptReason() == null ? "none" : "none, because: " + e.noReceiptReason());
        view.put("receiptLink", "/api/v1/expenses/%d/receipt".formatted(e.id()));
        view.put("warning", policy.judge(e).warning());
        view.put("comment", e.comment() == null ? "" : e.comment());
        return view;
    }

    private static void pass(DelegateExecution execution, String name, Object value) {
        execution.setVariable(name, Variables.untypedValue(value, true));
    }

    private static long id(DelegateExecution execution) {
        return ((Number) execution.getVariable("expenseId")).longValue();
    }
}
