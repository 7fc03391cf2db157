package io.throughline.timesheet.file;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.timesheet.Timesheets.NewEntry;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.entry.EntryTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Time of other systems becomes drafts of its people, all or nothing. The same row is known again by what it says, so a file may come twice. */
@Component
class TimeImport {
    private static final int MOST_PROBLEMS = 100;

    /** {@code known}: rows that were imported before. */
    record Imported(TimeFileShape shape, int lines, int created, int known, boolean dryRun) {}

    private final Timesheets timesheets;
    private final People people;
    private final Projects projects;
    private final EntryTable log;
    private final TransactionTemplate transaction;

    TimeImport(Timesheets timesheets, People people, Projects projects, EntryTable log, TransactionTemplate transaction) {
        this.timesheets = timesheets;
        this.people = people;
        this.projects = projects;
        this.log = log;
        this.transaction = transaction;
    }

    /** A dry run does everything and takes it back. */
    Imported run(String text, TimeFileShape wanted, boolean dryRun) {
        var file = TimeFile.read(text, wanted);
        var entries = entries(file);
        if (!file.problems.isEmpty()) throw new InvalidInput(file.problems.stream().limit(MOST_PROBLEMS).toList());
        return transaction.execute(status -> {
            if (dryRun) status.setRollbackOnly();
            var known = Set.copyOf(log.existing(entries.keySet()));
            var fresh = entries.entrySet().stream().filter(e -> !known.contains(e.getKey())).toList();
            if (!fresh.isEmpty()) log(fresh.stream().map(Map.Entry::getValue).toList());
            return new Imported(file.shape, entries.size(), fresh.size(), known.size(), dryRun);
        });
    }

    private record Line(long line, NewEntry entry) {}

    private Map<String, Line> entries(TimeFile file) {
        var persons = new Names<>(people.all(), Person::code, Person::name, Person::email);
        var known = new Names<>(projects.all(), ProjectSummary::code, ProjectSummary::name, p -> "");
        var tasks = new HashMap<String, Names<ProjectTask>>();
        var times = new HashMap<String, Integer>();
        var entries = new LinkedHashMap<String, Line>();
        for (var row : file.rows) {
            var person = persons.find(row.person());
            var project = known.find(row.project());
            if (person == null) file.problem(row.line(), file.shape.person.isEmpty() ? List.of(file.shape.lastName) : file.shape.person, "Nobody here is called '%s'.".formatted(TimeFile.brief(row.person())));
            if (project == null) file.problem(row.line(), file.shape.project, "There is no project '%s', by code or name.".formatted(TimeFile.brief(row.project())));
            if (project == null) continue;
            var task = tasks.computeIfAbsent(project.code(), c -> new Names<>(projects.tasks(c), ProjectTask::code, ProjectTask::name, t -> "")).find(row.task());
            if (task == null) file.problem(row.line(), file.shape.task, "Project %s has no task '%s', by code or name.".formatted(project.code(), TimeFile.brief(row.task())));
            if (person == null || task == null) continue;
            var said = String.join("|", row.date().toString(), person.code(), project.code(), task.code(), row.hours().toPlainString(), row.note());
            var id = "%s:%s-%d".formatted(file.shape.name().toLowerCase(), hash(said), times.merge(said, 1, Integer::sum));
            entries.put(id, new Line(row.line(), new NewEntry(id, row.date(), person.code(), project.code(), task.code(), row.hours(), row.billable(), row.note())));
        }
        return entries;
    }

    private void log(List<Line> lines) {
        try {
            timesheets.log(lines.stream().map(Line::entry).toList());
        } catch (InvalidInput refused) {
            var problems = new ArrayList<Problem>();
            for (var p : refused.problems()) {
                var index = p.field() == null ? "" : p.field().replaceAll("^\\[(\\d+)].*", "$1");
                boolean told = index.matches("\\d{1,9}");
                problems.add(told ? new Problem("line %d, %s".formatted(lines.get(Integer.parseInt(index)).line(), p.field().replaceAll("^\\[\\d+]\\.?", "")), p.message()) : p);
            }
            throw new InvalidInput(problems.stream().limit(MOST_PROBLEMS).toList());
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))).substring(0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Found by code, else by a name or address that only one has; large and small letters are the same. */
    private static final class Names<T> {
        private final Map<String, T> codes;
        private final Map<String, List<T>> names = new HashMap<>();
        private final T only;

        Names(List<T> all, Function<T, String> code, Function<T, String> name, Function<T, String> address) {
            codes = all.stream().collect(Collectors.toMap(t -> code.apply(t).toLowerCase(), t -> t, (a, b) -> a));
            for (var t : all) Set.of(name.apply(t).toLowerCase(), address.apply(t).toLowerCase() + " ").forEach(n -> names.computeIfAbsent(n.strip(), k -> new ArrayList<>()).add(t));
            only = all.size() == 1 ? all.get(0) : null;
        }

        /** Without a name, the only one there is. */
        T find(String text) {
            if (text.isBlank()) return only;
            var code = codes.get(text.toLowerCase());
            var named = names.getOrDefault(text.toLowerCase(), List.of());
            return code != null ? code : named.size() == 1 ? named.get(0) : null;
        }
    }
}
