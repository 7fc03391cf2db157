package io.throughline.timesheet.file;

import io.throughline.api.ByName;
import io.throughline.api.CsvFile;
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
    Imported run(byte[] sent, TimeFileShape wanted, boolean dryRun) {
        var file = TimeFile.read(CsvFile.read(sent), wanted);
        var entries = entries(file);
        file.file.throwProblems();
        return transaction.execute(status -> {
            if (dryRun) status.setRollbackOnly();
            var known = Set.copyOf(log.existing(entries.keySet()));
            var fresh = entries.entrySet().stream().filter(e -> !known.contains(e.getKey())).toList();
            if (!fresh.isEmpty()) log(fresh.stream().map(Map.Entry::getValue).toList());
            return new Imported(file.shape, entries.size(), fresh.size(), known.size(), dryRun);
        });
    }

    private record Read(long line, NewEntry entry) {}

    private Map<String, Read> entries(TimeFile file) {
        var persons = new ByName<>(people.all(), Person::code, Person::name, Person::email);
        var known = new ByName<>(projects.all(), ProjectSummary::code, ProjectSummary::name, p -> "");
        var tasks = new HashMap<String, ByName<ProjectTask>>();
        var times = new HashMap<String, Integer>();
        var entries = new LinkedHashMap<String, Read>();
        for (var line : file.lines) {
            var person = persons.find(line.person());
            var project = known.find(line.project());
            if (person == null) line.row().problem(file.shape.person.isEmpty() ? List.of(file.shape.lastName) : file.shape.person, "Nobody here is called '%s'.".formatted(CsvFile.brief(line.person())));
            if (project == null) line.row().problem(file.shape.project, "There is no project '%s', by code or name.".formatted(CsvFile.brief(line.project())));
            if (project == null) continue;
            var task = tasks.computeIfAbsent(project.code(), c -> new ByName<>(projects.tasks(c), ProjectTask::code, ProjectTask::name, t -> "")).find(line.task());
            if (task == null) line.row().problem(file.shape.task, "Project %s has no task '%s', by code or name.".formatted(project.code(), CsvFile.brief(line.task())));
            if (person == null || task == null) continue;
            var said = String.join("|", line.date().toString(), person.code(), project.code(), task.code(), line.hours().toPlainString(), line.note());
            var id = "%s:%s-%d".formatted(file.shape.name().toLowerCase(), hash(said), times.merge(said, 1, Integer::sum));
            entries.put(id, new Read(line.row().line(), new NewEntry(id, line.date(), person.code(), project.code(), task.code(), line.hours(), line.billable(), line.note())));
        }
        return entries;
    }

    private void log(List<Read> lines) {
        try {
            timesheets.log(lines.stream().map(Read::entry).toList());
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
}
