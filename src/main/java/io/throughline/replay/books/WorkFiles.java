package io.throughline.replay.books;

import io.throughline.expense.Expenses.NewExpense;
import io.throughline.quantity.Money;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Time entries and expenses. */
public final class WorkFiles {
    public static final String ENTRIES = "time-entries.csv";
    public static final String EXPENSES = "expenses.csv";
    static final int NOTE_LIMIT = 10_000;
    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    private final Path folder;
    private final Findings findings;
    private final MasterFiles masters;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final FirmCodes entryIds = new FirmCodes("entry");
    private final FirmCodes expenseIds = new FirmCodes("expense");
    private final Map<String, Map<LocalDate, BigDecimal>> hoursOfDay = new HashMap<>();
    private final Map<LocalDate, LocalDate> days = new HashMap<>();
    private final Map<BigDecimal, BigDecimal> amounts = new HashMap<>();
    private final List<NewEntry> entries = new ArrayList<>();
    private final List<NewExpense> expenses = new ArrayList<>();

    WorkFiles(Path folder, Findings findings, MasterFiles masters, LocalDate firstDay, LocalDate lastDay) {
        this.folder = folder;
        this.findings = findings;
        this.masters = masters;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    void read() {
        new FirmTable(folder, ENTRIES, findings)
                .read(List.of("entry_id", "work_date", "person_code", "project_code", "task_code", "hours", "billable", "note"), this::entry);
        new FirmTable(folder, EXPENSES, findings)
                .read(List.of("expense_id", "expense_date", "person_code", "project_code", "category", "amount", "currency", "billable", "markup_percent"), this::expense);
    }

    private void entry(FirmRow row) {
        var id = row.code("entry_id");
        entryIds.add(row, "entry_id", id);
        var person = masters.personCodes().known(row, "person_code");
        var project = masters.projectCodes().known(row, "project_code");
        var day = day(row, "work_date", project);
        var task = masters.knownTask(row, project);
        var hours = row.number("hours", "0.01", "24", 2);
        if (person != null && day != null && hours != null) within24Hours(row, person, day, hours);
        var billable = row.yesNo("billable");
        var note = row.note("note", NOTE_LIMIT);
        if (row.sound()) entries.add(new NewEntry(id, day, person.intern(), project.intern(), task.intern(), same(amounts, hours), billable, note.intern()));
    }

    private void within24Hours(FirmRow row, String person, LocalDate day, BigDecimal hours) {
        var sum = hoursOfDay.computeIfAbsent(person, p -> new HashMap<>()).merge(day, hours, BigDecimal::add);
        if (sum.compareTo(DAY) > 0) row.wrong("hours", "%s has %s hours on %s by this line; a day has 24".formatted(person, sum, day));
    }

    private void expense(FirmRow row) {
        var id = row.code("expense_id");
        expenseIds.add(row, "expense_id", id);
        var person = masters.personCodes().known(row, "person_code");
        var project = masters.projectCodes().known(row, "project_code");
        var day = day(row, "expense_date", project);
        var category = row.name("category", 100);
        var amount = row.number("amount", "0.01", MasterFiles.MOST_MONEY, 2);
        var currency = row.raw("currency");
        FirmWords.whyNoCurrency(currency).ifPresentOrElse(why -> row.wrong("currency", why), () -> masters.project(project)
                .filter(p -> !p.currency().equals(currency))
                .ifPresent(p -> row.wrong("currency", "%s is not the currency of project %s, which is %s".formatted(currency, p.code(), p.currency()))));
        var billable = row.yesNo("billable");
        var markup = row.number("markup_percent", "0", "1000", 2);
        if (row.sound()) expenses.add(new NewExpense(id, day, person, project, category, Money.rounded(amount, currency), billable, markup, ""));
    }

    /** Within the firm's days and not before the project starts. */
    private LocalDate day(FirmRow row, String column, String project) {
        var day = row.date(column);
        if (day == null) return null;
        if (firstDay != null && day.isBefore(firstDay)) row.wrong(column, "%s is before the first_day %s of firm.json".formatted(day, firstDay));
        if (lastDay != null && day.isAfter(lastDay)) row.wrong(column, "%s is after the last_day %s of firm.json".formatted(day, lastDay));
        masters.project(project).filter(p -> day.isBefore(p.startDate()))
                .ifPresent(p -> row.wrong(column, "%s is before the start of project %s on %s".formatted(day, p.code(), p.startDate())));
        return same(days, day);
    }

    /** One object for equal values: many entries, few different days and hours. */
    private static <T> T same(Map<T, T> pool, T value) {
        var first = pool.putIfAbsent(value, value);
        return first == null ? value : first;
    }

    List<NewEntry> entries() {
        return entries;
    }

    List<NewExpense> expenses() {
        return expenses;
    }
}
