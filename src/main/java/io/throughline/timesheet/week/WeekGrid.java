package io.throughline.timesheet.week;

import io.throughline.project.ProjectTask;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.Week;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A week as a grid: a row for each task worked on, a column for each day. */
record WeekGrid(List<LocalDate> days, List<Row> rows, List<BigDecimal> dayTotals, BigDecimal total) {

    record Row(ProjectTask.Key work, String projectName, String taskName, List<Cell> cells, BigDecimal total) {}

    /**
     * What was logged on a task and day. {@code line}: the only line, null where there is none or several ({@code lines} tells);
     * open: its author may write here.
     */
    record Cell(LocalDate day, SheetLine line, int lines, BigDecimal hours, boolean open) {

        public String note() {
            return line == null ? "" : line.note();
        }

        public LineState state() {
            return line == null ? null : line.state();
        }

        static Cell of(LocalDate day, List<SheetLine> lines) {
            var only = lines.size() == 1 ? lines.get(0) : null;
            boolean open = lines.isEmpty() || only != null && (only.state() == LineState.DRAFT || only.state() == LineState.REJECTED);
            return new Cell(day, only, lines.size(), Week.hours(lines), open);
        }
    }

    /** Rows of what is in the week, then of {@code offered} tasks that are not yet. */
    static WeekGrid of(Week week, Collection<ProjectTask.Key> offered, Map<ProjectTask.Key, ProjectTask> tasks, Map<String, String> projectNames) {
        var days = week.firstDay().datesUntil(week.lastDay().plusDays(1)).toList();
        var works = new LinkedHashSet<ProjectTask.Key>();
        var logged = new TreeSet<>(WeekDesk.BY_CODES);
        week.lines().forEach(l -> logged.add(new ProjectTask.Key(l.projectCode(), l.taskCode())));
        works.addAll(logged);
        works.addAll(offered);
        var rows = new ArrayList<Row>();
        for (var work : works) {
            var lines = week.lines().stream().filter(l -> l.projectCode().equals(work.projectCode()) && l.taskCode().equals(work.code())).toList();
            var cells = days.stream().map(day -> Cell.of(day, on(day, lines))).toList();
            var task = tasks.get(work);
            rows.add(new Row(work, projectNames.getOrDefault(work.projectCode(), work.projectCode()), task == null ? work.code() : task.name(), cells, Week.hours(lines)));
        }
        return new WeekGrid(days, rows, days.stream().map(day -> Week.hours(on(day, week.lines()))).toList(), week.totalHours());
    }

    private static List<SheetLine> on(LocalDate day, List<SheetLine> lines) {
        return lines.stream().filter(l -> l.workDate().equals(day)).toList();
    }
}
