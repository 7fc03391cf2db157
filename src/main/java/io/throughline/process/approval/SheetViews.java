package io.throughline.process.approval;

import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.Shown;
import io.throughline.profitability.Profitability;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.timesheet.Route;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Sheet;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Timesheets.LineState;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What approvers and authors see of a sheet: its waiting lines, totals, the projects' budgets, and what is out of the ordinary. */
@Component
class SheetViews {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final BigDecimal LONG_WEEK = BigDecimal.valueOf(50);
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final Timesheets timesheets;
    private final Projects projects;
    private final Profitability profitability;
    private final People people;

    SheetViews(Timesheets timesheets, Projects projects, Profitability profitability, People people) {
        this.timesheets = timesheets;
        this.projects = projects;
        this.profitability = profitability;
        this.people = people;
    }

    Map<String, Object> toApprove(DelegateTask task) {
        var submitted = lines(task, LineState.SUBMITTED);
        boolean second = submitted.stream().allMatch(SheetLine::waitsForSecond);
        var lines = submitted.stream().filter(l -> l.waitsForSecond() == second).toList();
        var sheet = sheet(task);
        var week = timesheets.weekHours(sheet);
        var view = head(sheet, lines);
        view.put("weekHours", week.toPlainString());
        view.put("lastWeekHours", timesheets.hours(sheet.personCode(), sheet.isoWeek().monday().minusWeeks(1), sheet.isoWeek().monday().minusDays(1)).toPlainString());
        view.put("compared", Shown.rows("what,this,before", List.of("Hours of the week", week, view.get("lastWeekHours"))));
        view.put("more", "/week/%s?person=%s".formatted(sheet.isoWeek(), sheet.personCode()));
        var budgets = budgets(lines);
        view.put("budgets", budgets);
        var warnings = warnings(week, lines, budgets);
        view.put("warnings", task.hasVariable("skippedAhead") ? (task.getVariable("skippedAhead") + ". " + warnings).strip() : warnings);
        view.put("firstBy", lines.stream().map(SheetLine::firstBy).filter(by -> by != null).distinct().map(by -> people.find(by).map(Person::name).orElse(by)).collect(Collectors.joining(", ")));
        view.put("choices", lines.stream().map(l -> Map.of("value", Long.toString(l.id()),
                "label", "%s · %s · %s h%s".formatted(DAY.format(l.workDate()), l.projectCode(), l.hours(), note(l).isBlank() ? "" : " · " + note(l)))).toList());
        return view;
    }

    Map<String, Object> toCorrect(DelegateTask task) {
        var view = head(sheet(task), lines(task, LineState.REJECTED));
        view.put("watchedBy", asking(task));
        return view;
    }

    /** The user who sent the lines back; null where it was anybody of a group. */
    private String asking(DelegateTask task) {
        var person = Route.person(TimesheetApproval.approver(task.getExecution()));
        return person == null ? null : people.userOf(person);
    }

    private Sheet sheet(DelegateTask task) {
        return timesheets.sheet(TimesheetApproval.sheet(task.getExecution()));
    }

    private List<SheetLine> lines(DelegateTask task, LineState state) {
        return timesheets.waiting(TimesheetApproval.sheet(task.getExecution()), TimesheetApproval.approver(task.getExecution())).stream()
                .filter(l -> l.state() == state).toList();
    }

    private LinkedHashMap<String, Object> head(Sheet sheet, List<SheetLine> lines) {
        var names = taskNames(lines);
        var view = new LinkedHashMap<String, Object>();
        view.put("person", people.get(sheet.personCode()).name());
        view.put("personCode", sheet.personCode());
        view.put("week", sheet.isoWeek() + (sheet.supplement() == 1 ? "" : ", supplement " + sheet.supplement()));
        view.put("firstDay", DAY.format(sheet.isoWeek().monday()));
        view.put("lastDay", DAY.format(sheet.isoWeek().sunday()));
        view.put("totalHours", hours(lines).toPlainString());
        view.put("billableHours", hours(lines.stream().filter(SheetLine::billable).toList()).toPlainString());
        view.put("lines", lines.stream().map(l -> line(l, names)).toList());
        view.put("weekPage", "/week/" + sheet.isoWeek());
        return view;
    }

    private Map<ProjectTask.Key, String> taskNames(List<SheetLine> lines) {
        return projects.tasks(lines.stream().map(SheetViews::task).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(ProjectTask::key, ProjectTask::name));
    }

    private static ProjectTask.Key task(SheetLine line) {
        return new ProjectTask.Key(line.projectCode(), line.taskCode());
    }

    private static Map<String, Object> line(SheetLine l, Map<ProjectTask.Key, String> taskNames) {
        var row = new LinkedHashMap<String, Object>();
        row.put("day", DAY.format(l.workDate()));
        row.put("project", l.projectCode());
        row.put("task", taskNames.getOrDefault(task(l), l.taskCode()));
        row.put("hours", l.hours().toPlainString());
        row.put("billable", l.billable() ? "yes" : "no");
        row.put("note", note(l) + (l.state() == LineState.SUBMITTED && l.comment() != null ? " (was sent back: %s)".formatted(l.comment()) : ""));
        row.put("comment", l.comment() == null ? "" : l.comment());
        row.put("id", Long.toString(l.id()));
        return row;
    }

    private static String note(SheetLine l) {
        return l.note() == null ? "" : l.note();
    }

    List<Map<String, Object>> budgets(List<SheetLine> lines) {
        var rows = new ArrayList<Map<String, Object>>();
        var hoursNow = lines.stream().collect(Collectors.toMap(SheetLine::projectCode, SheetLine::hours, BigDecimal::add, TreeMap::new));
        var known = projects.find(hoursNow.keySet());
        var approved = profitability.approvedHours(hoursNow.keySet());
        hoursNow.forEach((code, hours) -> {
            var budget = known.get(code).budgetHours();
            if (budget == null || budget.signum() == 0) return;
            var before = approved.getOrDefault(code, NOTHING);
            var after = before.add(hours);
            rows.add(Map.of("project", code, "before", before.toPlainString(), "these", hours.toPlainString(), "after", after.toPlainString(),
                    "budget", budget.toPlainString(), "used", Shown.percent(after, budget)));
        });
        return rows;
    }

    private static String warnings(BigDecimal week, List<SheetLine> lines, List<Map<String, Object>> budgets) {
        var warnings = new ArrayList<String>();
        if (week.compareTo(LONG_WEEK) > 0) warnings.add("The week has %s h, more than %s.".formatted(week.toPlainString(), LONG_WEEK));
        var weekend = lines.stream().map(SheetLine::workDate).filter(d -> d.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0).distinct().map(DAY::format).toList();
        if (!weekend.isEmpty()) warnings.add("Work at the weekend: %s.".formatted(String.join(", ", weekend)));
        budgets.stream().filter(b -> number(b, "after").compareTo(number(b, "budget")) > 0)
                .forEach(b -> warnings.add("%s is beyond its budget: %s of %s h.".formatted(b.get("project"), b.get("after"), b.get("budget"))));
        return String.join(" ", warnings);
    }

    private static BigDecimal number(Map<String, Object> row, String key) {
        return new BigDecimal((String) row.get(key));
    }

    private static BigDecimal hours(List<SheetLine> lines) {
        return lines.stream().map(SheetLine::hours).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
