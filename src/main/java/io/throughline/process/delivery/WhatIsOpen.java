package io.throughline.process.delivery;

import io.throughline.billing.Billing;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.expense.Expenses;
import io.throughline.receivables.Receivables;
import io.throughline.timesheet.Timesheets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What keeps a project from being delivered or closed, in sentences. */
@Component
class WhatIsOpen {
    private final Timesheets timesheets;
    private final Expenses expenses;
    private final Billing billing;
    private final Receivables receivables;

    WhatIsOpen(Timesheets timesheets, Expenses expenses, Billing billing, Receivables receivables) {
        this.timesheets = timesheets;
        this.expenses = expenses;
        this.billing = billing;
        this.receivables = receivables;
    }

    /** Time and expenses that are logged but not approved. */
    List<String> work(String projectCode) {
        var open = new ArrayList<String>();
        long lines = timesheets.openLines(projectCode);
        if (lines > 0) open.add(lines == 1 ? "1 line of time is not approved yet" : lines + " lines of time are not approved yet");
        long spent = expenses.openExpenses(projectCode);
        if (spent > 0) open.add(spent == 1 ? "1 expense is not approved yet" : spent + " expenses are not approved yet");
        return open;
    }

    /** Work, bills and money: empty when nothing is left to do but to look back. */
    List<String> all(String projectCode) {
        var open = new ArrayList<>(work(projectCode));
        open.addAll(billing.unbilled(projectCode));
        receivables.openOf(projectCode).forEach(r -> open.add("invoice %s is not settled: %s of %s is open".formatted(r.number(), r.open(), r.gross())));
        return open;
    }

    /** {@code billing}: the last run is still to come; {@code payment}: a draft or a receivable is open; {@code nothing}. */
    String afterDelivery(String projectCode) {
        if (!billing.lastRunDone(projectCode)) return "billing";
        boolean draft = billing.ofProject(projectCode).stream().anyMatch(i -> i.state() == InvoiceState.DRAFT);
        return draft || !receivables.openOf(projectCode).isEmpty() ? "payment" : "nothing";
    }
}
