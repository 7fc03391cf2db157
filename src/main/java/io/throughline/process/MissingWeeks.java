package io.throughline.process;

import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.WeeklyTarget;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who owes a week: has hours to work in it, by weekly hours, holidays, absence and the day they joined, and has not submitted it. */
@Component
class MissingWeeks {
    private final People people;
    private final Timesheets timesheets;
    private final WeeklyTarget target;

    MissingWeeks(People people, Timesheets timesheets, WeeklyTarget target) {
        this.people = people;
        this.timesheets = timesheets;
        this.target = target;
    }

    List<Person> owing(IsoWeek week) {
        return people.all().stream().filter(p -> owes(p, week)).toList();
    }

    boolean owes(Person person, IsoWeek week) {
        return target.of(person, week).signum() > 0 && timesheets.owes(person.code(), week);
    }
}
