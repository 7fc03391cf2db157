package io.throughline.timesheet.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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

    /** The shape that has all it needs among the columns. */
    static Optional<TimeFileShape> of(Collection<String> columns) {
        return Arrays.stream(values()).filter(s -> s.missing(columns).isEmpty()).findFirst();
    }

    /** What a file of the shape cannot do without. */
    List<String> missing(Collection<String> columns) {
        var needed = new ArrayList<List<String>>(List.of(date, project, task, hours));
        needed.add(person.isEmpty() ? List.of(lastName) : person);
        return needed.stream().filter(names -> names.stream().noneMatch(columns::contains)).map(names -> String.join(" or ", names)).toList();
    }
}
