package io.throughline.timesheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Weeks on their way, of everybody at once: handed in, and not approved yet. */
@Service
public class OpenSheets {
    private final JdbcClient jdbc;

    OpenSheets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record PersonWeek(String personCode, LocalDate monday) {}

    /** {@code waitsFor}: persons, or @ and a group; {@code returned}: hours that the author has to mend first. */
    public record Waiting(long sheetId, String personCode, String personName, String isoWeek, Instant submittedAt, BigDecimal hours, BigDecimal returned,
                          List<String> waitsFor) {}

    /** Weeks that are submitted as a whole; whose Mondays lie between the days, both inclusive. */
    public Set<PersonWeek> handedIn(LocalDate firstMonday, LocalDate lastMonday) {
        return new HashSet<>(jdbc.sql("""
                select s.person_code, s.monday from app.timesheet s where s.monday between :first and :last
                group by s.person_code, s.monday having bool_and(s.state <> 'REOPENED')
                except
                select e.person_code, date_trunc('week', e.work_date)::date from app.time_entry e
                where e.state = 'DRAFT' and e.work_date between :first and :last + 6""")
                .param("first", firstMonday).param("last", lastMonday).query(PersonWeek.class).list());
    }

    /** Submitted lines, and returned ones, dated up to and including the day; the oldest week first. */
    public List<Waiting> notApproved(LocalDate upTo) {
        return jdbc.sql("""
                select s.id, s.person_code, p.name, s.iso_week, s.submitted_at, sum(e.hours) as hours,
                       coalesce(sum(e.hours) filter (where e.state = 'REJECTED'), 0.00) as returned,
                       array_agg(distinct e.approver) filter (where e.approver is not null and e.state = 'SUBMITTED') as waits_for
                from app.time_entry e join app.timesheet s on s.id = e.sheet_id join app.person p on p.code = s.person_code
                where e.state in ('SUBMITTED', 'REJECTED') and e.work_date <= :upTo
                group by s.id, p.name order by s.monday, s.person_code, s.id""").param("upTo", upTo)
                .query((row, n) -> new Waiting(row.getLong("id"), row.getString("person_code"), row.getString("name"), row.getString("iso_week"),
                        row.getTimestamp("submitted_at").toInstant(), row.getBigDecimal("hours"), row.getBigDecimal("returned"),
                        row.getArray("waits_for") == null ? List.of() : List.of((String[]) row.getArray("waits_for").getArray()))).list();
    }
}
