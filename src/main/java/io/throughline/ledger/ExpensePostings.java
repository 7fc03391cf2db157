package io.throughline.ledger;

import static io.throughline.ledger.Account.BANK;
import static io.throughline.ledger.Account.OWED_TO_EMPLOYEES;
import static io.throughline.ledger.Account.PROJECT_EXPENSES;

import io.throughline.expense.ExpenseApproved;
import io.throughline.expense.ExpenseReimbursed;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.firm.Periods;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An approved expense is a cost at the rate of its day, booked on the first day that is open, and owed to its author until it is given back. */
@Component
class ExpensePostings {
    private final Books books;
    private final ExchangeRates rates;
    private final Periods periods;
    private final Firm firm;

    ExpensePostings(Books books, ExchangeRates rates, Periods periods, Firm firm) {
        this.books = books;
        this.rates = rates;
        this.periods = periods;
        this.firm = firm;
    }

    @EventListener
    public void on(ExpenseApproved expense) {
        var currency = firm.profile().currency();
        var cost = rates.convert(expense.amount(), currency, expense.expenseDate());
        books.write(new Posting("ExpenseApproved", expense.subject(), periods.open(expense.expenseDate()), "Expense of project " + expense.projectCode())
                .debit(PROJECT_EXPENSES, expense.subject(), cost, expense.amount())
                .credit(OWED_TO_EMPLOYEES, expense.subject(), cost, expense.amount()), currency);
    }

    @EventListener
    public void on(ExpenseReimbursed paid) {
        var currency = firm.profile().currency();
        var owed = books.carried(OWED_TO_EMPLOYEES, paid.subject(), currency, paid.amount().currency().getCurrencyCode());
        books.write(new Posting("ExpenseReimbursed", paid.subject(), paid.paidOn(), "Expense given back")
                .debit(OWED_TO_EMPLOYEES, paid.subject(), owed.booked().negated(), paid.amount())
                .credit(BANK, paid.subject(), rates.convert(paid.amount(), currency, paid.paidOn()), paid.amount())
                .withExchangeDifference(paid.subject(), currency), currency);
    }
}
