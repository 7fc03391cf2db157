package io.throughline.timesheet.file;

import io.throughline.api.CsvFile;
import io.throughline.api.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How other systems write time down: which of their columns say what. Of several names the first that is there counts. */
enum TimeFileShape {
    HARVEST(List.of("Date"), List.of("Project Code", "Project"), List.of("Task"), List.of("Hours"), List.of("Billable?"), List.of("Notes"), List.of(), "First Name", "Last Name"),
    KIMAI(List.of("Date"), List.of("Project"), List.of("Activity"), List.of("Duration"), List.of("Billable"), List.of("Description"), List.of("Username", "User"), null, null),
    QUICKBOOKS(List.of("local_date"), List.of("jobcode_1"), List.of("jobcode_2", "service item"), List.of("hours"), List.of("billable"), List.of("notes"), List.of("username"), "fname", "lname");

    final List<String> date;
    final List<String> project;
    final List<String> task;
    final List<String> hours;
    final List<String> billable;
    final List<String> note;
    final List<String> person;
    final String firstName;
    final String lastName;

    TimeFileShape(List<String> date, List<String> project, List<String> task, List<String> hours, List<String> billable, List<String> note, List<String> person,
                  String firstName, String lastName) {
        this.date = date;
        this.project = project;
        this.task = task;
        this.hours = hours;
        this.billable = billable;
        this.note = note;
        this.person = person;
        this.firstName = firstName;
        this.lastName = lastName;
    }

    /** Null where nothing is said. */
    static TimeFileShape named(String name) {
        if (name == null || name.isBlank()) return null;
        return Arrays.stream(values()).filter(s -> s.name().equalsIgnoreCase(name.strip())).findFirst()
                .orElseThrow(() -> new InvalidInput("shape", "'%s' is none of harvest, kimai, quickbooks.".formatted(CsvFile.brief(name))));
    }

    /** The shape that has all it needs among the columns. */
    static Optional<TimeFileShape> of(CsvFile file) {
        return Arrays.stream(values()).filter(s -> s.missing(file).isEmpty()).findFirst();
    }

    /** What a file of the shape cannot do without. */
    List<String> missing(CsvFile file) {
        var needed = new ArrayList<List<String>>(List.of(date, project, task, hours));
        needed.add(person.isEmpty() ? List.of(lastName) : person);
        return needed.stream().filter(names -> file.column(names).isEmpty()).map(names -> String.join(" or ", names)).toList();
    }
}
