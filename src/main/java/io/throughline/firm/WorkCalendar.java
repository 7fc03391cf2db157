package io.throughline.firm;

import io.throughline.database.LookedUp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Working days: Monday to Friday without the firm's holidays. */
@Service
public class WorkCalendar {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LookedUp<LocalDate, Set<LocalDate>> holidaysAfter = new LookedUp<>(this::holidaysAfter);

    WorkCalendar(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public boolean isWorkingDay(LocalDate day) {
        return isWeekday(day)
                && jdbc.sql("select not exists (select 1 from app.holiday where day = ?)").param(day).query(Boolean.class).single();
    }

    /** The same time of day, that many working days on; between 01:00 and 03:00, where summer time may skip or repeat it, 03:00 instead. */
    @Transactional(readOnly = true)
    public LocalDateTime plusWorkingDays(LocalDateTime from, int days) {
        var holidays = holidaysAfter.get(from.toLocalDate());
        var at = from;
        for (int left = days; left > 0; ) {
            at = at.plusDays(1);
            if (isWeekday(at.toLocalDate()) && !holidays.contains(at.toLocalDate())) left--;
        }
        return at.getHour() == 1 || at.getHour() == 2 ? at.withHour(3).withMinute(0) : at;
    }

    private Set<LocalDate> holidaysAfter(LocalDate day) {
        return new HashSet<>(jdbc.sql("select day from app.holiday where day > ?").param(day).query(LocalDate.class).list());
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    @Transactional
    public void addHoliday(LocalDate day, String name) {
        if (jdbc.sql("insert into app.holiday (day, name) values (?, ?) on conflict do nothing").params(day, name).update() == 1) {
            holidaysAfter.forget();
            events.publishEvent(new HolidayAdded(day, name));
        }
    }
}
