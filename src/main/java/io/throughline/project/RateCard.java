package io.throughline.project;

import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an hour sells for on a project, from a day on, in its currency. The person's line there wins over the one for everybody,
 * that over the person's own bill rate; of several the latest valid one. SQL: {@code app.project_rate_on(project, person, day)}, null where no line holds.
 */
@Service
@Transactional
public class RateCard {

    /** {@code personCode} is null where the rate holds for everybody. */
    public record Line(String projectCode, String personCode, LocalDate validFrom, BigDecimal rate) {}

    /** Answered by a higher floor: the last day, from the given one on, with approved hours of the person (null: of anybody), or null. */
    public interface ApprovedWork {
        LocalDate lastDay(String projectCode, String personCode, LocalDate from);
    }

    private final JdbcClient jdbc;
    private final ProjectRepository projects;
    private final People people;
    private final ApprovedWork approved;
    private final ApplicationEventPublisher events;

    RateCard(JdbcClient jdbc, ProjectRepository projects, People people, @Lazy ApprovedWork approved, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.people = people;
        this.approved = approved;
        this.events = events;
    }

    public List<Line> of(String projectCode) {
        return jdbc.sql("select project_code, person_code, valid_from, rate from app.project_rate where project_code = ? order by person_code nulls first, valid_from")
                .param(projectCode).query(Line.class).list();
    }

    public BigDecimal billRate(String projectCode, String personCode, LocalDate day) {
        return jdbc.sql("select app.project_rate_on(?, ?, ?)").param(projectCode).param(personCode).param(day).query(BigDecimal.class).optional()
                .orElseGet(() -> people.get(personCode).billRate());
    }

    /** Publishes BillRateSet. What was approved keeps its rate: a line that would reach back over approved hours is refused. */
    public void set(Line line) {
        projects.findById(line.projectCode()).orElseThrow(() -> new Unknown("project", line.projectCode())).running("given another rate");
        var check = new FieldCheck();
        if (line.personCode() != null && people.find(line.personCode()).isEmpty()) check.problem("personCode", "there is no person '%s'".formatted(line.personCode()));
        if (line.validFrom() == null) check.problem("validFrom", "is missing");
        if (line.rate() == null) check.problem("rate", "is missing");
        check.amount("rate", line.rate(), 4, new BigDecimal("1000000"));
        check.throwProblems();
        var last = approved.lastDay(line.projectCode(), line.personCode(), line.validFrom());
        if (last != null) {
            throw new Refused("Hours of %s are approved and keep their rate; choose a day after that instead of %s.".formatted(last, line.validFrom()));
        }
        int written = jdbc.sql("insert into app.project_rate (project_code, person_code, valid_from, rate) values (?, ?, ?, ?) on conflict do nothing")
                .param(line.projectCode()).param(line.personCode()).param(line.validFrom()).param(line.rate()).update();
        if (written == 0) throw new Refused("validFrom", "A rate from %s on is set already.".formatted(line.validFrom()));
        events.publishEvent(new BillRateSet(line.projectCode(), line.personCode(), line.validFrom(), line.rate()));
    }
}
