package io.throughline.timesheet.entry;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks at entries before they are written: every problem with its field, not only the first. */
@Component
public class EntryCheck {
    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    private static final int LONGEST_NOTE = 10_000;
    /** Leave is entered long before; what is later is a slip of the finger in the year. */
    private static final Period AHEAD = Period.ofYears(1);

    private final People people;
    private final Projects projects;
    private final EntryTable entries;
    private final FirmClock clock;
    private final int daysAhead;

    EntryCheck(People people, Projects projects, EntryTable entries, FirmClock clock, @Value("${throughline.time.days-ahead:366}") int daysAhead) {
        this.people = people;
        this.projects = projects;
        this.entries = entries;
        this.clock = clock;
        this.daysAhead = daysAhead;
    }

    /** The entries with billable and note filled in. {@code replaced}: the id of the entry that they take the place of, 0 for none. */
    public List<NewEntry> checked(List<NewEntry> given, long replaced) {
        var problems = new ArrayList<Problem>();
        var work = Work.of(given, projects);
        var known = people.find(given.stream().map(NewEntry::personCode).filter(Objects::nonNull).collect(Collectors.toSet())).keySet();
        var taken = taken(given, replaced);
        var whole = new ArrayList<NewEntry>(given.size());
        for (int i = 0; i < given.size(); i++) {
            var e = given.get(i);
            var about = new About("[" + i + "].", problems);
            alone(e, about, taken);
            if (e.personCode() == null) about.missing("personCode");
            else if (!known.contains(e.personCode())) about.problem("personCode", "There is no person '%s'.".formatted(e.personCode()));
            var task = task(e, about, work);
            boolean billable = e.billable() == null ? task.map(ProjectTask::billable).orElse(true) : e.billable();
            if (billable) notAhead(e, about);
            whole.add(new NewEntry(e.externalId(), e.workDate(), e.personCode(), e.projectCode(), e.taskCode(), e.hours(), billable, e.note() == null ? "" : e.note()));
        }
        if (problems.isEmpty()) dayHasEnd(whole, replaced, problems);
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return whole;
    }

    private record About(String prefix, List<Problem> problems) {
        void problem(String field, String message) {
            problems.add(new Problem(prefix + field, message));
        }

        void missing(String field) {
            problem(field, "It is missing.");
        }
    }

    /** What a client is to pay for was not done yet; leave and the like is entered long before. */
    private void notAhead(NewEntry e, About about) {
        var last = clock.today().plusDays(daysAhead);
        if (e.workDate() == null || !e.workDate().isAfter(last) || e.workDate().isAfter(clock.today().plus(AHEAD))) return;
        about.problem("workDate", "%s is more than %d days ahead: billable time can be written down up to %s.".formatted(e.workDate(), daysAhead, last));
    }

    private void alone(NewEntry e, About about, Set<String> taken) {
        if (e.hours() == null) about.missing("hours");
        else if (e.hours().signum() <= 0) about.problem("hours", "%s is not above 0.".formatted(e.hours().toPlainString()));
        else if (e.hours().compareTo(DAY) > 0) about.problem("hours", "A day has 24 hours, not %s.".formatted(e.hours().precision() - e.hours().scale() > 12 ? e.hours() : e.hours().toPlainString()));
        else if (e.hours().stripTrailingZeros().scale() > 2) about.problem("hours", "%s has more than two decimals.".formatted(e.hours().toPlainString()));
        if (e.workDate() == null) about.missing("workDate");
        else if (e.workDate().getYear() < 1900) about.problem("workDate", "%s is no day to work on.".formatted(e.workDate()));
        else if (e.workDate().isAfter(clock.today().plus(AHEAD))) about.problem("workDate", "%s is more than a year ahead.".formatted(e.workDate()));
        if (e.note() != null && e.note().length() > LONGEST_NOTE) {
            about.problem("note", "It has %d characters, more than %d.".formatted(e.note().length(), LONGEST_NOTE));
        } else if (e.note() != null && e.note().indexOf('\0') >= 0) {
            about.problem("note", "It holds a NUL character.");
        }
        if (e.externalId() == null) return;
        if (e.externalId().isBlank() || e.externalId().length() > 200 || e.externalId().chars().anyMatch(Character::isISOControl)) {
            about.problem("externalId", "It needs 1 to 200 characters without line breaks.");
        } else if (!taken.add(e.externalId())) {
            about.problem("externalId", "There is already a time entry '%s'.".formatted(e.externalId()));
        }
    }

    /** External ids that are gone; those of this list join as they come. */
    private Set<String> taken(List<NewEntry> given, long replaced) {
        var ids = given.stream().map(NewEntry::externalId).filter(id -> id != null && id.indexOf('\0') < 0).collect(Collectors.toSet());
        if (ids.isEmpty()) return new HashSet<>();
        var taken = new HashSet<>(entries.existing(ids));
        if (replaced != 0) entries.find(replaced).map(SheetLine::externalId).ifPresent(taken::remove);
        return taken;
    }

    /** What the entries say they were spent on, as far as it is there: looked up at once. */
    private record Work(Set<String> projects, Map<ProjectTask.Key, ProjectTask> tasks) {
        static Work of(List<NewEntry> given, Projects projects) {
            var codes = given.stream().map(NewEntry::projectCode).filter(Objects::nonNull).collect(Collectors.toSet());
            var keys = given.stream().filter(e -> e.projectCode() != null && e.taskCode() != null)
                    .map(e -> new ProjectTask.Key(e.projectCode(), e.taskCode())).collect(Collectors.toSet());
            return new Work(projects.find(codes).keySet(), projects.tasks(keys).stream().collect(Collectors.toMap(ProjectTask::key, Function.identity())));
        }
    }

    private static Optional<ProjectTask> task(NewEntry e, About about, Work work) {
        if (e.taskCode() == null) about.missing("taskCode");
        if (e.projectCode() == null) {
            about.missing("projectCode");
            return Optional.empty();
        }
        if (!work.projects().contains(e.projectCode())) {
            about.problem("projectCode", "There is no project '%s'.".formatted(e.projectCode()));
            return Optional.empty();
        }
        if (e.taskCode() == null) return Optional.empty();
        var task = Optional.ofNullable(work.tasks().get(new ProjectTask.Key(e.projectCode(), e.taskCode())));
        if (task.isEmpty()) about.problem("taskCode", "Project %s has no task '%s'.".formatted(e.projectCode(), e.taskCode()));
        return task;
    }

    private void dayHasEnd(List<NewEntry> given, long replaced, List<Problem> problems) {
        var byPerson = new TreeMap<String, Map<LocalDate, BigDecimal>>();
        for (int i = 0; i < given.size(); i++) {
            var e = given.get(i);
            var days = byPerson.computeIfAbsent(e.personCode(), person -> {
                var dates = given.stream().filter(o -> o.personCode().equals(person)).map(NewEntry::workDate).sorted().toList();
                return entries.hoursByDay(person, dates.get(0), dates.get(dates.size() - 1), replaced);
            });
            var sum = days.merge(e.workDate(), e.hours(), BigDecimal::add);
            if (sum.compareTo(DAY) > 0) {
                problems.add(new Problem("[" + i + "].hours", "%s would have %s hours on %s, more than the 24 of a day."
                        .formatted(e.personCode(), sum.toPlainString(), e.workDate())));
            }
        }
    }
}
