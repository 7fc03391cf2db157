package io.throughline.process.approval;

import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.OpenSheets;
import io.throughline.timesheet.OpenSheets.PersonWeek;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.WeeklyTarget;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who owes a week: has hours to work in it, by weekly hours, holidays, absence and the day they joined, and has not submitted it. */
@Component
public class MissingWeeks {
    private final People people;
    private final Timesheets timesheets;
    private final OpenSheets sheets;
    private final WeeklyTarget target;

    MissingWeeks(People people, Timesheets timesheets, OpenSheets sheets, WeeklyTarget target) {
        this.people = people;
        this.timesheets = timesheets;
        this.sheets = sheets;
        this.target = target;
    }

    public List<Person> owing(IsoWeek week) {
        return people.all().stream().filter(p -> owes(p, week)).toList();
    }

    record Owed(Person person, IsoWeek week) {}

    /** Every week from the one of the first day to the one of the last that somebody owes; weeks handed in are left out by one question. */
    public List<Owed> owing(LocalDate first, LocalDate last) {
        var from = IsoWeek.of(first).monday();
        var to = IsoWeek.of(last).monday();
        if (to.isBefore(from)) return List.of();
        var handedIn = sheets.handedIn(from, to);
        var keepTime = people.all().stream().filter(p -> p.weeklyHours().signum() > 0).toList();
        return from.datesUntil(to.plusDays(1), Period.ofWeeks(1)).map(IsoWeek::of)
                .flatMap(week -> keepTime.stream().filter(p -> !handedIn.contains(new PersonWeek(p.code(), week.monday())))
                        .filter(p -> owes(p, week)).map(p -> new Owed(p, week))).toList();
    }

    boolean owes(Person person, IsoWeek week) {
        return target.of(person, week).signum() > 0 && timesheets.owes(person.code(), week);
    }
}
