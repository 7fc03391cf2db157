package io.throughline.expense;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.Refused;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.firm.ExchangeRates;
import io.throughline.people.People;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at an expense before it is written: every problem with its field. */
@Component
class ExpenseCheck {
    private final People people;
    private final Projects projects;
    private final ExpenseRepository expenses;
    private final ExchangeRates rates;

    ExpenseCheck(People people, Projects projects, ExpenseRepository expenses, ExchangeRates rates) {
        this.people = people;
        this.projects = projects;
        this.expenses = expenses;
        this.rates = rates;
    }

    /** The expense with markup and note filled in. {@code isNew}: its external id must not be taken. */
    NewExpense checked(NewExpense e, boolean isNew) {
        var problems = new ArrayList<Problem>();
        text(problems, "category", e.category(), 50);
        if (e.externalId() != null) text(problems, "externalId", e.externalId(), 200);
        if (e.note() != null && e.note().length() > 10_000) {
            problems.add(new Problem("note", "It has %d characters, more than 10000.".formatted(e.note().length())));
        } else if (e.note() != null && e.note().indexOf('\0') >= 0) {
            problems.add(new Problem("note", "It holds a NUL character."));
        }
        if (e.expenseDate() == null) problems.add(new Problem("expenseDate", "It is missing."));
        else if (e.expenseDate().getYear() < 1900 || e.expenseDate().getYear() > 2200) {
            problems.add(new Problem("expenseDate", "%s is no day to spend money on.".formatted(e.expenseDate())));
        }
        var markup = e.markupPercent() == null ? BigDecimal.ZERO : e.markupPercent();
        if (markup.signum() < 0 || markup.compareTo(BigDecimal.valueOf(1000)) > 0 || markup.stripTrailingZeros().scale() > 2) {
            problems.add(new Problem("markupPercent", "%s is no percentage from 0 to 1000 with two decimals.".formatted(markup.toPlainString())));
        }
        if (e.personCode() == null) problems.add(new Problem("personCode", "It is missing."));
        else if (people.find(e.personCode()).isEmpty()) problems.add(new Problem("personCode", "There is no person '%s'.".formatted(e.personCode())));
        amount(e, project(e, problems), problems);
        if (isNew && problems.isEmpty() && e.externalId() != null && expenses.existsByExternalId(e.externalId())) {
            problems.add(new Problem("externalId", "There is already an expense '%s'.".formatted(e.externalId())));
        }
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        projects.whyNotOpenForTime(e.projectCode(), e.expenseDate()).ifPresent(why -> {
            throw new Refused(why);
        });
        return new NewExpense(e.externalId(), e.expenseDate(), e.personCode(), e.projectCode(), e.category(), e.amount(), e.billable(), markup,
                e.note() == null ? "" : e.note());
    }

    private ProjectSummary project(NewExpense e, List<Problem> problems) {
        if (e.projectCode() == null) {
            problems.add(new Problem("projectCode", "It is missing."));
            return null;
        }
        var project = projects.find(e.projectCode()).orElse(null);
        if (project == null) problems.add(new Problem("projectCode", "There is no project '%s'.".formatted(e.projectCode())));
        return project;
    }

    /** What was paid, in the project's currency at the rate of the day. */
    Money inProject(NewExpense e) {
        return converted(e.amount(), projects.get(e.projectCode()), e.expenseDate()).orElseThrow();
    }

    /** Empty where a rate is not known, or nothing would be left. */
    private Optional<Money> converted(Money paid, ProjectSummary project, LocalDate day) {
        if (paid.currency().getCurrencyCode().equals(project.currency())) return Optional.of(paid);
        for (var currency : List.of(paid.currency().getCurrencyCode(), project.currency())) {
            if (rates.find(currency, day).isEmpty()) return Optional.empty();
        }
        return Optional.of(rates.convert(paid, project.currency(), day)).filter(Money::isPositive);
    }

    private void amount(NewExpense e, ProjectSummary project, List<Problem> problems) {
        if (e.amount() == null) {
            problems.add(new Problem("amount", "It is missing."));
            return;
        }
        if (!e.amount().isPositive()) problems.add(new Problem("amount", "%s is not above 0.".formatted(e.amount())));
        if (e.amount().amount().precision() - e.amount().amount().scale() > 12) problems.add(new Problem("amount", "%s is too large.".formatted(e.amount())));
        var currency = e.amount().currency().getCurrencyCode();
        if (project != null && !project.currency().equals(currency) && e.expenseDate() != null && converted(e.amount(), project, e.expenseDate()).isEmpty()) {
            problems.add(new Problem("amount.currency", "Project %s is in %s, and no exchange rate to %s on or before %s is known.".formatted(project.code(), project.currency(), currency, e.expenseDate())));
        }
    }

    private static void text(List<Problem> problems, String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            problems.add(new Problem(field, "It is missing."));
        } else if (value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem(field, "It needs 1 to %d characters without line breaks.".formatted(longest)));
        }
    }
}
