package io.throughline.process;

import io.throughline.firm.WorkCalendar;
import io.throughline.people.Absence;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who owes a week: has hours to work in it, by weekly hours, holidays, absence and the day they joined, and has not submitted it. */
@Component
class MissingWeeks {
    private static final BigDecimal WORKING_DAYS = BigDecimal.valueOf(5);

    private final People people;
    private final Timesheets timesheets;
    private final WorkCalendar calendar;

    MissingWeeks(People people, Timesheets timesheets, WorkCalendar calendar) {
        this.people = people;
        this.timesheets = timesheets;
        this.calendar = calendar;
    }

    List<Person> owing(IsoWeek week) {
        return people.all().stream().filter(p -> owes(p, week)).toList();
    }

    boolean owes(Person person, IsoWeek week) {
        return target(person, week).signum() > 0 && timesheets.owes(person.code(), week);
    }

    /** Weekly hours, a fifth for each working day that the person was there; two decimals. */
    BigDecimal target(Person person, IsoWeek week) {
        if (person.weeklyHours().signum() == 0) return BigDecimal.ZERO;
        var away = people.absences(person.code(), week.monday(), week.sunday()).stream().map(Absence::day).collect(Collectors.toSet());
        var joined = people.joinedOn(person.code());
        long days = week.monday().datesUntil(week.sunday().plusDays(1))
                .filter((LocalDate day) -> !day.isBefore(joined) && !away.contains(day) && calendar.isWorkingDay(day)).count();
        return person.weeklyHours().multiply(BigDecimal.valueOf(days)).divide(WORKING_DAYS, 2, RoundingMode.HALF_UP);
    }
}
