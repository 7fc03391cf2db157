package io.throughline.timesheet;

import io.throughline.firm.WorkCalendar;
import io.throughline.people.Absence;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.quantity.IsoWeek;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How many hours a week asks of a person: weekly hours, a fifth for each working day that they were there; two decimals. */
@Component
public class WeeklyTarget {
    private static final BigDecimal WORKING_DAYS = BigDecimal.valueOf(5);

    private final People people;
    private final WorkCalendar calendar;

    WeeklyTarget(People people, WorkCalendar calendar) {
        this.people = people;
        this.calendar = calendar;
    }

    public BigDecimal of(Person person, IsoWeek week) {
        if (person.weeklyHours().signum() == 0) return BigDecimal.ZERO;
        var away = people.absences(person.code(), week.monday(), week.sunday()).stream().map(Absence::day).collect(Collectors.toSet());
        var joined = people.joinedOn(person.code());
        long days = week.monday().datesUntil(week.sunday().plusDays(1))
                .filter((LocalDate day) -> !day.isBefore(joined) && !away.contains(day) && calendar.isWorkingDay(day)).count();
        return person.weeklyHours().multiply(BigDecimal.valueOf(days)).divide(WORKING_DAYS, 2, RoundingMode.HALF_UP);
    }
}
