package io.throughline.timesheet.week;

import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.Timesheets.NewEntry;
import io.throughline.timesheet.Timesheets.TimeEntryView;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Week;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing a week cell by cell. */
@Component
@Transactional
class WeekDesk {
    static final Comparator<ProjectTask.Key> BY_CODES = Comparator.comparing(ProjectTask.Key::projectCode).thenComparing(ProjectTask.Key::code);

    /** What a cell held when its reader last saw it: the entry (0 for none), its hours and note. */
    record Seen(long entry, BigDecimal hours, String note) {}

    /** What came of writing: the cell as it is now, and whether somebody else had written there meanwhile, so that nothing was done. */
    record Written(WeekGrid.Cell cell, boolean overtaken) {}

    private final Timesheets timesheets;
    private final Projects projects;

    WeekDesk(Timesheets timesheets, Projects projects) {
        this.timesheets = timesheets;
        this.projects = projects;
    }

    /** The week's rows; a week that nothing is in yet offers the tasks of the week before, {@code added} ones come besides. */
    WeekGrid grid(Week week, Collection<ProjectTask.Key> added) {
        var workable = projects.workableTasks().stream().map(ProjectTask::key).collect(Collectors.toSet());
        var offered = new LinkedHashSet<ProjectTask.Key>();
        if (week.state() == Week.State.OPEN) before(week).stream().map(WeekDesk::work).filter(workable::contains).sorted(BY_CODES).forEach(offered::add);
        added.stream().filter(workable::contains).forEach(offered::add);
        var works = Stream.concat(week.lines().stream().map(WeekDesk::work), offered.stream()).collect(Collectors.toSet());
        var tasks = projects.tasks(works).stream().collect(Collectors.toMap(ProjectTask::key, Function.identity()));
        var names = projects.find(works.stream().map(ProjectTask.Key::projectCode).collect(Collectors.toSet())).values().stream()
                .collect(Collectors.toMap(p -> p.code(), p -> p.name()));
        return WeekGrid.of(week, offered, tasks, names);
    }

    /** Hours of 0 take the entry away. */
    Written write(String person, LocalDate day, ProjectTask.Key work, BigDecimal hours, String note, Seen seen) {
        var before = cell(person, day, work);
        var line = before.line();
        boolean asSeen = before.lines() < 2 && (line == null ? seen.entry() == 0
                : line.id() == seen.entry() && line.hours().compareTo(seen.hours()) == 0 && Objects.equals(line.note(), seen.note()));
        if (!asSeen) {
            boolean same = line != null && line.hours().compareTo(hours) == 0 && line.note().equals(note);
            return new Written(before, !same);
        }
        if (line != null) rewrite(line.view(), hours, note);
        else if (hours.signum() > 0) timesheets.log(List.of(new NewEntry(null, day, person, work.projectCode(), work.code(), hours, null, note)));
        return new Written(cell(person, day, work), false);
    }

    /** Hours of 0 take the entry away. */
    void rewrite(TimeEntryView entry, BigDecimal hours, String note) {
        if (hours.signum() == 0) timesheets.remove(entry.id());
        else if (entry.hours().compareTo(hours) != 0 || !entry.note().equals(note)) {
            timesheets.change(entry.id(), new NewEntry(entry.externalId(), entry.workDate(), entry.personCode(), entry.projectCode(), entry.taskCode(), hours, entry.billable(), note));
        }
    }

    /** The week before once more, day by day, where its tasks are still open and nothing is written yet; answers the new entries. */
    List<Long> copyLastWeek(String person, IsoWeek isoWeek) {
        var week = timesheets.week(person, isoWeek);
        var entries = new ArrayList<NewEntry>();
        for (var line : before(week)) {
            var day = line.workDate().plusDays(7);
            boolean free = week.lines().stream().noneMatch(l -> l.workDate().equals(day) && work(l).equals(work(line)));
            boolean open = projects.task(line.projectCode(), line.taskCode()).filter(t -> !t.done()).isPresent()
                    && projects.whyNotOpenForTime(line.projectCode(), day).isEmpty();
            if (free && open) entries.add(new NewEntry(null, day, person, line.projectCode(), line.taskCode(), line.hours(), line.billable(), line.note()));
        }
        return entries.isEmpty() ? List.of() : timesheets.log(entries).stream().map(TimeEntryView::id).toList();
    }

    /** Takes entries of this person that are still drafts away again; others stay. */
    void takeBack(String person, Collection<Long> ids) {
        for (long id : ids) {
            var entry = timesheets.entry(id);
            if (entry.personCode().equals(person) && entry.state() == LineState.DRAFT) timesheets.remove(id);
        }
    }

    private WeekGrid.Cell cell(String person, LocalDate day, ProjectTask.Key work) {
        var lines = timesheets.week(person, IsoWeek.of(day)).lines().stream().filter(l -> l.workDate().equals(day) && work(l).equals(work)).toList();
        return WeekGrid.Cell.of(day, lines);
    }

    private List<SheetLine> before(Week week) {
        return timesheets.week(week.personCode(), IsoWeek.of(week.firstDay().minusDays(7))).lines();
    }

    static ProjectTask.Key work(SheetLine line) {
        return new ProjectTask.Key(line.projectCode(), line.taskCode());
    }

    /** Tasks that may be offered, by what they are called in lists: {@code P1 / DEV · Shop – Development}. */
    Map<String, ProjectTask.Key> choices() {
        var tasks = projects.workableTasks();
        var names = projects.find(tasks.stream().map(ProjectTask::projectCode).collect(Collectors.toSet()));
        return tasks.stream().collect(Collectors.toMap(
                t -> "%s / %s · %s – %s".formatted(t.projectCode(), t.code(), names.get(t.projectCode()).name(), t.name()),
                ProjectTask::key, (a, b) -> a, LinkedHashMap::new));
    }
}
