package io.throughline.timesheet;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import io.throughline.timesheet.capacity.BookingWithdrawn;
import io.throughline.timesheet.capacity.PersonBooked;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is promised to which project. More than a person has may be promised: it is said, and shown, until somebody mends it. */
@Service
@Transactional
public class Bookings {
    private static final BigDecimal WEEK = BigDecimal.valueOf(168);
    private static final int LONGEST_DAYS = 1100;
    private static final String BOOKING = "select id, person_code, project_code, first_day, last_day, hours_per_week, note, booked_by from app.booking ";

    public record NewBooking(String personCode, String projectCode, LocalDate from, LocalDate to, BigDecimal hoursPerWeek, String note) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Projects projects;
    private final Capacity capacity;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Bookings(JdbcClient jdbc, People people, Projects projects, Capacity capacity, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.projects = projects;
        this.capacity = capacity;
        this.clock = clock;
        this.events = events;
    }

    /** Publishes PersonBooked. */
    public Booking book(NewBooking wanted) {
        check(wanted);
        var project = projects.get(wanted.projectCode());
        if (List.of(ProjectState.DELIVERED, ProjectState.CLOSED, ProjectState.CANCELLED).contains(project.state())) {
            throw new Refused("Project %s is %s: nobody can be booked on it.".formatted(project.code(), project.state().name().toLowerCase()));
        }
        var note = wanted.note() == null ? "" : wanted.note().strip();
        long id = jdbc.sql("""
                insert into app.booking (person_code, project_code, first_day, last_day, hours_per_week, note, booked_by, booked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(wanted.personCode(), wanted.projectCode(), wanted.from(), wanted.to(), wanted.hoursPerWeek(), note, Actor.current(), Timestamp.from(clock.instant()))
                .query(Long.class).single();
        events.publishEvent(new PersonBooked(id, wanted.personCode(), wanted.projectCode(), wanted.from(), wanted.to(), wanted.hoursPerWeek()));
        return get(id);
    }

    public Booking get(long id) {
        return jdbc.sql(BOOKING + "where id = ?").param(id).query(Row.class).optional().map(this::seen).orElseThrow(() -> new Unknown("booking", id));
    }

    /** Null filters nothing. */
    public PageOf<Booking> page(String personCode, String projectCode, LocalDate from, LocalDate to, int page, int size) {
        var where = """
                where (:person::text is null or person_code = :person) and (:project::text is null or project_code = :project)
                  and (:from::date is null or last_day >= :from) and (:to::date is null or first_day <= :to) """;
        var content = asked(jdbc.sql(BOOKING + where + "order by first_day, id limit :size offset :skip"), personCode, projectCode, from, to)
                .param("size", size).param("skip", (long) page * size).query(Row.class).list().stream().map(this::seen).toList();
        long total = asked(jdbc.sql("select count(*) from app.booking " + where), personCode, projectCode, from, to).query(Long.class).single();
        return new PageOf<>(content, total, page, size);
    }

    /** Publishes BookingWithdrawn. */
    public void withdraw(long id) {
        var booking = get(id);
        jdbc.sql("delete from app.booking where id = ?").param(id).update();
        events.publishEvent(new BookingWithdrawn(id, booking.personCode(), booking.projectCode()));
    }

    private record Row(long id, String personCode, String projectCode, LocalDate firstDay, LocalDate lastDay, BigDecimal hoursPerWeek, String note, String bookedBy) {}

    private Booking seen(Row r) {
        return new Booking(r.id(), r.personCode(), r.projectCode(), r.firstDay(), r.lastDay(), r.hoursPerWeek(), r.note(), r.bookedBy(),
                capacity.overbooked(r.personCode(), r.firstDay(), r.lastDay()));
    }

    private static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec question, String person, String project, LocalDate from, LocalDate to) {
        return question.param("person", person).param("project", project).param("from", from).param("to", to);
    }

    private void check(NewBooking b) {
        var problems = new ArrayList<Problem>();
        if (b.personCode() == null || people.find(b.personCode()).isEmpty()) problems.add(new Problem("personCode", missing(b.personCode(), "There is no person '%s'.")));
        if (b.projectCode() == null || projects.find(b.projectCode()).isEmpty()) problems.add(new Problem("projectCode", missing(b.projectCode(), "There is no project '%s'.")));
        if (b.from() == null || b.from().getYear() < 1990 || b.from().getYear() > 2200) problems.add(new Problem("from", missing(b.from(), "%s is no day to begin on.")));
        else if (b.to() == null) problems.add(new Problem("to", "It is missing."));
        else if (b.to().isBefore(b.from())) problems.add(new Problem("to", "%s is before %s.".formatted(b.to(), b.from())));
        else if (b.to().isAfter(b.from().plusDays(LONGEST_DAYS))) problems.add(new Problem("to", "%s is more than three years after %s.".formatted(b.to(), b.from())));
        if (b.hoursPerWeek() == null || b.hoursPerWeek().signum() <= 0) problems.add(new Problem("hoursPerWeek", missing(b.hoursPerWeek(), "%s is not above 0.")));
        else if (b.hoursPerWeek().compareTo(WEEK) > 0) problems.add(new Problem("hoursPerWeek", "A week has 168 hours, not %s.".formatted(b.hoursPerWeek())));
        else if (b.hoursPerWeek().stripTrailingZeros().scale() > 2) problems.add(new Problem("hoursPerWeek", "%s has more than two decimals.".formatted(b.hoursPerWeek())));
        if (b.note() != null && b.note().length() > 500) problems.add(new Problem("note", "It is longer than 500 characters."));
        if (!problems.isEmpty()) throw new InvalidInput(problems);
    }

    private static String missing(Object value, String otherwise) {
        return value == null ? "It is missing." : otherwise.formatted(value);
    }
}
