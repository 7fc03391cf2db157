package io.throughline.process.approval;

import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import java.util.Locale;
import java.util.Objects;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks the table {@code expense-policy} about an expense; amounts there are in the firm's currency, at the rate of the expense's day. */
@Component
class ExpensePolicy {

    /** {@code warning} is shown to the approver; empty for none. */
    record Verdict(boolean receiptNeeded, String warning) {}

    private final DecisionService decisions;
    private final ExchangeRates rates;
    private final Firm firm;

    ExpensePolicy(DecisionService decisions, ExchangeRates rates, Firm firm) {
        this.decisions = decisions;
        this.rates = rates;
        this.firm = firm;
    }

    Verdict judge(ExpenseView expense) {
        var currency = firm.profile().currency();
        var amount = expense.amount().currency().getCurrencyCode().equals(currency) ? expense.amount()
                : rates.convert(expense.amount(), currency, expense.expenseDate());
        var answer = decisions.evaluateDecisionTableByKey("expense-policy", Variables.createVariables()
                .putValue("category", expense.category().toUpperCase(Locale.ROOT)).putValue("amount", amount.amount().toPlainString())).getSingleResult();
        if (answer == null) throw new IllegalStateException("expense-policy has no row for %s of %s".formatted(expense.category(), amount));
        String warning = answer.getEntry("warning");
        return new Verdict(Boolean.TRUE.equals(answer.getEntry("receiptNeeded")), Objects.requireNonNullElse(warning, ""));
    }
}
