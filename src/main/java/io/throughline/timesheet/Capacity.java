package io.throughline.timesheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.api.InvalidInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people have and what is promised of it, week by week: weekly hours without holidays and absence, less what is booked. */
@Component
public class Capacity {
    private static final int LONGEST_WEEKS = 60;

    /** {@code over}: more is promised than there is. */
    public record Week(LocalDate monday, BigDecimal available, BigDecimal booked, BigDecimal free, boolean over) {}

    public record OfPerson(String personCode, String name, String role, List<Week> weeks) {
        @JsonProperty("free")
        public BigDecimal free() {
            return weeks.stream().map(Week::free).filter(f -> f.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private record Row(String code, String name, String role, LocalDate monday, BigDecimal available, BigDecimal booked) {
        Week week() {
            return new Week(monday, available, booked, available.subtract(booked), booked.compareTo(available) > 0);
        }
    }

    private final JdbcClient jdbc;

    Capacity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody whose time is counted or promised, by code; {@code role} null for all. Weeks that a holiday takes whole are left out. */
    public List<OfPerson> of(LocalDate from, LocalDate to, String role) {
        if (from.getYear() < 1990 || from.getYear() > 2200) throw new InvalidInput("from", "%s is no day to plan for.".formatted(from));
        if (to.isBefore(from)) throw new InvalidInput("to", "%s is before %s.".formatted(to, from));
        if (to.isAfter(from.plusWeeks(LONGEST_WEEKS))) throw new InvalidInput("to", "%s is more than %d weeks after %s.".formatted(to, LONGEST_WEEKS, from));
        var rows = jdbc.sql("""
                select p.code, p.name, p.role, date_trunc('week', d.day)::date as monday, round(sum(d.available), 2) as available, round(sum(d.booked), 2) as booked
                  from app.capacity_days(:from, :to) d join app.person p on p.code = d.person_code
                 where (:role::text is null or p.role = :role)
                   and (p.weekly_hours > 0 or exists (select from app.booking b where b.person_code = p.code and b.first_day <= :to and b.last_day >= :from))
                 group by p.code, p.name, p.role, monday order by p.code, monday""")
                .param("from", from).param("to", to).param("role", role).query(Row.class).list();
        var people = new LinkedHashMap<String, OfPerson>();
        for (var r : rows) people.computeIfAbsent(r.code(), c -> new OfPerson(c, r.name(), r.role(), new ArrayList<>())).weeks().add(r.week());
        return List.copyOf(people.values());
    }

    /** Who has one of the roles (any, where none is named) and at least so many free hours in the days, the freest first. */
    public List<OfPerson> free(LocalDate from, LocalDate to, List<String> roles, BigDecimal hours) {
        return of(from, to, null).stream().filter(p -> roles.isEmpty() || roles.contains(p.role()))
                .filter(p -> p.free().signum() > 0 && p.free().compareTo(hours) >= 0)
                .sorted((a, b) -> b.free().compareTo(a.free())).toList();
    }

    /** The weeks in which the person is promised more than they have. */
    List<LocalDate> overbooked(String personCode, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select date_trunc('week', day)::date as monday from app.capacity_days(?, ?) where person_code = ?
                 group by monday having sum(booked) > sum(available) order by monday""")
                .params(from, to, personCode).query(LocalDate.class).list();
    }

    public static TreeSet<LocalDate> mondays(List<OfPerson> people) {
        var mondays = new TreeSet<LocalDate>();
        people.forEach(p -> p.weeks().forEach(w -> mondays.add(w.monday())));
        return mondays;
    }
}
