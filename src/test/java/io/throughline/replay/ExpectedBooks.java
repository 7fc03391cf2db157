package io.throughline.replay;

import static java.math.RoundingMode.HALF_UP;

import io.throughline.expense.Expenses.NewExpense;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.NewProject;
import io.throughline.quantity.IsoWeek;
import io.throughline.replay.books.FirmFiles.Settlement;
import io.throughline.replay.books.FirmFiles;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a correct replay comes to, worked out from a firm's files alone, without a line of the product's billing. */
public final class ExpectedBooks {
    private static final Set<String> REVERSE_CHARGE = Set.of("BE", "FR", "NL");
    private final FirmFiles firm;
    private final Map<String, Client> clients;
    private final Map<String, TreeMap<LocalDate, BigDecimal>> rates = new HashMap<>();
    private final Map<String, List<NewEntry>> entries;
    private final Map<String, List<NewExpense>> expenses;
    final List<Invoice> invoices = new ArrayList<>();
    final List<Reminder> reminders = new ArrayList<>();
    public final List<Margin> margins = new ArrayList<>();
    int disputes;
    int lines;
    int expensesBilled;

    record Invoice(String project, String client, LocalDate issue, LocalDate due, String currency, BigDecimal net, BigDecimal vat, String category, LocalDate paid) {
        BigDecimal gross() {
            return net.add(vat);
        }

        String csv() {
            return String.join(",", project, client, "" + issue, "" + due, currency, "" + net, "" + vat, "" + gross(), "" + paid);
        }
    }

    record Reminder(LocalDate sent, String project, LocalDate issue, int level) {
        String csv() {
            return "%s,%s,%s,%d".formatted(sent, project, issue, level);
        }
    }

    record Margin(String project, BigDecimal hours, BigDecimal revenue, BigDecimal labour, BigDecimal expenses) {
        String csv() {
            return String.join(",", project, "" + hours, "" + revenue, "" + labour, "" + expenses, "" + revenue.subtract(labour).subtract(expenses));
        }
    }

    public ExpectedBooks(FirmFiles firm) {
        this.firm = firm;
        clients = firm.clients().stream().collect(Collectors.toMap(Client::code, c -> c));
        firm.rates().forEach(r -> rates.computeIfAbsent(r.currency(), c -> new TreeMap<>()).put(r.day(), r.perEuro()));
        entries = firm.entries().stream().collect(Collectors.groupingBy(NewEntry::projectCode));
        expenses = firm.expenses().stream().collect(Collectors.groupingBy(NewExpense::projectCode));
        firm.projects().forEach(this::bill);
        settle();
        firm.projects().stream().sorted(Comparator.comparing(NewProject::code)).forEach(this::margin);
    }

    private List<NewEntry> entriesOf(String project) {
        return entries.getOrDefault(project, List.of());
    }

    private List<NewExpense> expensesOf(String project) {
        return expenses.getOrDefault(project, List.of());
    }

    private void bill(NewProject project) {
        var days = new TreeSet<LocalDate>();
        entriesOf(project.code()).forEach(e -> days.add(e.workDate()));
        expensesOf(project.code()).forEach(e -> days.add(e.expenseDate()));
        if (days.isEmpty() || project.billingModel() == BillingModel.NON_BILLABLE) return;
        var last = YearMonth.from(days.last());
        var billed = BigDecimal.ZERO;
        for (var month = YearMonth.from(days.first()); !month.isAfter(last); month = month.plusMonths(1)) {
            var net = project.billingModel() == BillingModel.FIXED_FEE
                    ? feeSoFar(project, month, month.equals(last)).subtract(billed) : timeAndExpenses(project, month);
            if (net.signum() == 0) continue;
            billed = billed.add(net);
            if (project.billingModel() == BillingModel.FIXED_FEE) lines++;
            issue(project, month.plusMonths(1).atDay(10), net);
        }
    }

    private BigDecimal feeSoFar(NewProject project, YearMonth month, boolean lastRun) {
        var fee = project.budgetAmount().setScale(2);
        if (lastRun) return fee;
        if (project.budgetHours().signum() == 0) return BigDecimal.ZERO.setScale(2);
        var hours = entriesOf(project.code()).stream().filter(e -> !YearMonth.from(e.workDate()).isAfter(month)).map(NewEntry::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (hours.compareTo(project.budgetHours()) >= 0) return fee;
        return fee.multiply(hours).divide(project.budgetHours(), 2, HALF_UP);
    }

    private BigDecimal timeAndExpenses(NewProject project, YearMonth month) {
        var hours = new TreeMap<String, BigDecimal>();
        entriesOf(project.code()).stream().filter(e -> e.billable() && YearMonth.from(e.workDate()).equals(month)).forEach(e -> hours.merge(e.personCode(), e.hours(), BigDecimal::add));
        var net = BigDecimal.ZERO.setScale(2);
        for (var person : firm.people()) {
            if (hours.containsKey(person.code())) net = net.add(hours.get(person.code()).multiply(person.billRate()).setScale(2, HALF_UP));
        }
        var spent = expensesOf(project.code()).stream().filter(e -> e.billable() && YearMonth.from(e.expenseDate()).equals(month)).toList();
        for (var expense : spent) {
            var factor = BigDecimal.ONE.add(expense.markupPercent().movePointLeft(2));
            net = net.add(expense.amount().amount().multiply(factor).setScale(2, HALF_UP));
        }
        if (net.signum() != 0) {
            lines += hours.size() + spent.size();
            expensesBilled += spent.size();
        }
        return net;
    }

    private void issue(NewProject project, LocalDate day, BigDecimal net) {
        var client = clients.get(project.clientCode());
        boolean domestic = client.country().equals(firm.seller().country());
        var category = domestic ? "S" : REVERSE_CHARGE.contains(client.country()) ? "AE" : "O";
        var vat = domestic ? net.multiply(firm.seller().domesticVatPercent()).movePointLeft(2).setScale(2, HALF_UP) : BigDecimal.ZERO.setScale(2);
        invoices.add(new Invoice(project.code(), client.code(), day, day.plusDays(client.paymentTermsDays()), project.currency(), net, vat, category, null));
    }

    private void settle() {
        var habits = firm.settlements().stream().sorted(Comparator.comparingInt(Settlement::ordinal)).collect(Collectors.groupingBy(Settlement::clientCode));
        var seen = new HashMap<String, Integer>();
        invoices.sort(Comparator.comparing(Invoice::issue).thenComparing(Invoice::project));
        for (int i = 0; i < invoices.size(); i++) {
            var invoice = invoices.get(i);
            var habit = habits.getOrDefault(invoice.client, List.of());
            int k = seen.merge(invoice.client, 1, Integer::sum);
            var how = habit.isEmpty() ? null : habit.get((k - 1) % habit.size());
            var paid = how == null ? invoice.due : invoice.issue.plusDays(how.daysToSettle());
            invoices.set(i, new Invoice(invoice.project, invoice.client, invoice.issue, invoice.due, invoice.currency, invoice.net, invoice.vat, invoice.category, paid));
            remind(invoice, paid, how != null && how.disputed() && how.daysToSettle() > 5);
        }
    }

    private void remind(Invoice invoice, LocalDate paid, boolean disputed) {
        if (disputed) disputes++;
        var opened = invoice.issue.plusDays(5);
        var settled = paid.isBefore(invoice.issue.plusDays(15)) ? paid : invoice.issue.plusDays(15);
        var after = List.of(3, 14, 30);
        for (int level = 1; level <= 3; level++) {
            var day = invoice.due.plusDays(after.get(level - 1));
            boolean inDispute = disputed && day.isAfter(opened) && !day.isAfter(settled);
            if (!day.isAfter(paid) && !inDispute) reminders.add(new Reminder(day, invoice.project, invoice.issue, level));
        }
    }

    private void margin(NewProject project) {
        var costs = firm.people().stream().collect(Collectors.toMap(p -> p.code(), p -> p.costRate()));
        var hours = BigDecimal.ZERO.setScale(2);
        var labour = BigDecimal.ZERO;
        for (var entry : entriesOf(project.code())) {
            hours = hours.add(entry.hours());
            labour = labour.add(entry.hours().multiply(costs.get(entry.personCode())));
        }
        var revenue = BigDecimal.ZERO.setScale(2);
        for (var invoice : invoices) {
            if (invoice.project.equals(project.code())) revenue = revenue.add(inEuro(invoice.net, invoice.currency, invoice.issue));
        }
        var spent = BigDecimal.ZERO.setScale(2);
        for (var expense : expensesOf(project.code())) spent = spent.add(inEuro(expense.amount().amount(), project.currency(), expense.expenseDate()));
        margins.add(new Margin(project.code(), hours, revenue, labour.setScale(2, HALF_UP), spent));
    }

    private BigDecimal inEuro(BigDecimal amount, String currency, LocalDate day) {
        return currency.equals("EUR") ? amount : amount.divide(rates.get(currency).floorEntry(day).getValue(), 2, HALF_UP);
    }

    /** The figures of summary.json, by their paths with dots. Only what a firm without any would not show either is left out where it is nothing. */
    Map<String, String> summary() {
        var all = new TreeMap<String, String>();
        var models = firm.projects().stream().collect(Collectors.toMap(NewProject::code, NewProject::billingModel));
        all.put("timesheets", "" + firm.entries().stream().map(e -> e.personCode() + IsoWeek.of(e.workDate())).distinct().count());
        all.put("timeEntries", "" + firm.entries().size());
        all.put("rejectedLines", "" + firm.entries().stream().filter(e -> Long.parseLong(e.externalId().replaceAll("\\D", "")) % 97 == 0).count());
        for (var name : List.of("approved", "billed", "coveredByFixedFee", "nonBillable", "unbilled")) all.put("hours." + name, "0.00");
        for (var entry : firm.entries()) {
            add(all, "hours.approved", entry.hours());
            var model = models.get(entry.projectCode());
            var kind = !entry.billable() ? "nonBillable" : model == BillingModel.TIME_AND_MATERIALS ? "billed" : model == BillingModel.FIXED_FEE ? "coveredByFixedFee" : "unbilled";
            add(all, "hours." + kind, entry.hours());
        }
        all.put("expenses.approved", "" + firm.expenses().size());
        all.put("expenses.billed", "" + expensesBilled);
        money(all);
        for (int level = 1; level <= 3; level++) count(all, "reminders." + level, 0);
        reminders.forEach(r -> count(all, "reminders." + r.level, 1));
        all.put("disputes", "" + disputes);
        for (int percent : List.of(50, 75, 90, 100)) {
            count(all, "budgetAlerts." + percent, 0);
            for (var project : firm.projects()) {
                var used = entriesOf(project.code()).stream().map(NewEntry::hours).reduce(BigDecimal.ZERO, BigDecimal::add).movePointRight(2);
                var due = project.budgetHours().multiply(BigDecimal.valueOf(percent));
                if (due.signum() > 0 && used.compareTo(due) >= 0) count(all, "budgetAlerts." + percent, 1);
            }
        }
        all.put("projectsClosed", "" + firm.projects().size());
        return all;
    }

    private void money(Map<String, String> all) {
        all.put("invoices.count", "" + invoices.size());
        all.put("invoices.lines", "" + lines);
        all.put("payments.count", "" + invoices.size());
        for (var currency : firm.projects().stream().map(NewProject::currency).distinct().toList()) {
            for (var what : List.of("invoices.net.", "invoices.vat.", "invoices.gross.", "payments.amount.", "openReceivables.")) all.put(what + currency, "0.00");
        }
        for (var invoice : invoices) {
            add(all, "invoices.net." + invoice.currency, invoice.net);
            add(all, "invoices.vat." + invoice.currency, invoice.vat);
            add(all, "invoices.gross." + invoice.currency, invoice.gross());
            add(all, "payments.amount." + invoice.currency, invoice.gross());
            count(all, "invoices.byYear." + invoice.issue.getYear(), 1);
            count(all, "invoices.byTaxCategory." + invoice.category, 1);
        }
    }

    private static void add(Map<String, String> all, String path, BigDecimal value) {
        all.merge(path, value.setScale(2).toPlainString(), (a, b) -> new BigDecimal(a).add(new BigDecimal(b)).toPlainString());
    }

    private static void count(Map<String, String> all, String path, int value) {
        all.merge(path, "" + value, (a, b) -> "" + (Integer.parseInt(a) + Integer.parseInt(b)));
    }
}
