package io.throughline.replay.deed;

import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.project.NewProject;
import io.throughline.quantity.IsoWeek;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Notices.NewTask;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The week's round: entered at 18:00 on the day, submitted on Monday, decided on Wednesday. */
public final class WeekDeeds {
    /** Every line with such a number is sent back once. */
    private static final int REJECTED_EVERY = 97;
    private static final Pattern NUMBER_AT_END = Pattern.compile("(\\d{1,18})$");
    private final Timesheets timesheets;
    private final Expenses expenses;
    private final Cast cast;
    private final Notices notices;
    private final Map<String, String> managers;
    private final Map<LocalDate, List<NewEntry>> entries;
    private final Map<LocalDate, List<NewExpense>> spent;
    private final Map<String, List<Line>> toReject = new HashMap<>();
    private final Map<LocalDate, Set<String>> submitters = new HashMap<>();
    private final Map<LocalDate, List<Spent>> toSubmit = new HashMap<>();

    /** A line to be rejected: its id and whose decision it is. */
    private record Line(long id, String approver) {}

    private record Spent(long id, String person) {}

    WeekDeeds(FirmFiles firm, Timesheets timesheets, Expenses expenses, Cast cast, Notices notices) {
        this.timesheets = timesheets;
        this.expenses = expenses;
        this.cast = cast;
        this.notices = notices;
        managers = firm.projects().stream().collect(Collectors.toMap(NewProject::code, NewProject::managerCode));
        entries = firm.entries().stream().collect(Collectors.groupingBy(NewEntry::workDate, TreeMap::new, Collectors.toList()));
        spent = firm.expenses().stream().collect(Collectors.groupingBy(NewExpense::expenseDate, TreeMap::new, Collectors.toList()));
    }

    /** {@code E000097} has the number 97. */
    static boolean sentBack(String entryId) {
        var number = NUMBER_AT_END.matcher(entryId);
        return number.find() && Long.parseLong(number.group(1)) % REJECTED_EVERY == 0;
    }

    /** When the last word on the day's work is said. */
    static LocalDateTime decided(LocalDate day, boolean sentBack) {
        return monday(day).plusDays(9).atTime(sentBack ? 15 : 9, 0);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(DayOfWeek.MONDAY);
    }

    void plan(Agenda agenda) {
        var days = new TreeMap<LocalDate, LocalDate>();
        entries.keySet().forEach(day -> days.put(day, monday(day)));
        spent.keySet().forEach(day -> days.put(day, monday(day)));
        days.keySet().forEach(day -> agenda.add(day.atTime(18, 0), "entering time and expenses", () -> enter(day)));
        days.values().stream().distinct().forEach(monday -> {
            agenda.add(monday.plusDays(7).atTime(9, 0), "submitting the week", () -> submit(monday));
            var wednesday = monday.plusDays(9);
            agenda.add(wednesday.atTime(9, 0), "approving time and expenses", this::decide);
            agenda.add(wednesday.atTime(12, 0), "resubmitting rejected lines", this::correct);
            agenda.add(wednesday.atTime(15, 0), "approving what was resubmitted", this::decide);
        });
    }

    private void enter(LocalDate day) {
        entriesOf(day).forEach((person, lines) -> cast.as(person, () -> timesheets.log(lines).forEach(line -> {
            if (!sentBack(line.externalId())) return;
            var manager = managers.get(line.projectCode());
            toReject.computeIfAbsent(sheet(person, monday(day)), k -> new ArrayList<>())
                    .add(new Line(line.id(), manager.equals(person) ? cast.director() : manager));
        })));
        for (var expense : spent.getOrDefault(day, List.of())) {
            cast.as(expense.personCode(), () -> {
                long id = expenses.log(expense).id();
                expenses.attachReceipt(id, expense.externalId() + ".pdf", "application/pdf", Receipt.of(expense));
                toSubmit.computeIfAbsent(monday(day), k -> new ArrayList<>()).add(new Spent(id, expense.personCode()));
            });
        }
        for (var person : entriesOf(day).keySet()) submitters.computeIfAbsent(monday(day), k -> new TreeSet<>()).add(person);
        entries.remove(day);
    }

    private Map<String, List<NewEntry>> entriesOf(LocalDate day) {
        return entries.getOrDefault(day, List.of()).stream().collect(Collectors.groupingBy(NewEntry::personCode, TreeMap::new, Collectors.toList()));
    }

    private void submit(LocalDate monday) {
        for (var person : orNone(submitters.remove(monday))) {
            cast.as(person, () -> timesheets.submit(person, IsoWeek.of(monday)));
        }
        for (var expense : orNone(toSubmit.remove(monday))) cast.as(expense.person(), () -> expenses.submit(expense.id()));
    }

    private static <T> Collection<T> orNone(Collection<T> some) {
        return some == null ? List.of() : some;
    }

    /** Everybody approves what waits for them, but for the lines that are to be sent back. */
    private void decide() {
        for (var task : notices.take("approveTimesheet")) cast.complete(task, sendingBack(task));
        for (var task : notices.take("approveExpense")) cast.complete(task, Map.of("approved", true));
    }

    /** The second pair of eyes looks as soon as the first has; answers whether it was asked. */
    public boolean answerAtOnce() {
        var asked = notices.take("approveAsSecond");
        asked.forEach(task -> cast.complete(task, Map.of()));
        return !asked.isEmpty();
    }

    private Map<String, Object> sendingBack(NewTask task) {
        var marked = toReject.getOrDefault(task.businessKey(), List.of());
        var theirs = marked.stream().filter(line -> line.approver().equals(cast.whose(task))).toList();
        if (theirs.isEmpty()) return Map.of();
        marked.removeAll(theirs);
        if (marked.isEmpty()) toReject.remove(task.businessKey());
        return Map.of("rejectedLines", theirs.stream().map(line -> Long.toString(line.id())).collect(Collectors.joining(",")),
                "comment", "Please check this line again.");
    }

    private void correct() {
        for (var task : notices.take("correctRejectedLines")) cast.complete(task, Map.of());
    }

    /** A sheet's business key. */
    private static String sheet(String person, LocalDate monday) {
        return person + "/" + IsoWeek.of(monday);
    }
}
