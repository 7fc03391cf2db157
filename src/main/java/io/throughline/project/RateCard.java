package io.throughline.project;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.project.rate.BillRateSet;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an hour sells for. Rates are said at places (see {@link RatePlace}), from a day on, and never overlap; which of them hold for an hour,
 * the winning one first, is asked of the database: {@code app.bill_rate_rules(project, task, person, day)}.
 */
@Service
@Transactional
public class RateCard {
    private static final String SELECT = "select place, project_code, task_code, client_code, person_code, role, valid_from, valid_to, rate from app.bill_rate where not isempty(period) and ";
    private static final String ORDER = " order by rank, rate_key, valid_from";

    /** {@code personCode} is null where the rate holds for everybody on the project. */
    public record Line(String projectCode, String personCode, LocalDate validFrom, BigDecimal rate) {}

    /** Answered by a higher floor: the last day, from the rate's first on, with approved hours that it would win for; null for none. */
    public interface ApprovedWork {
        LocalDate lastDay(BillRate rate);
    }

    private final JdbcClient jdbc;
    private final ProjectRepository projects;
    private final Clients clients;
    private final TaskList tasks;
    private final People people;
    private final FirmClock clock;
    private final ApprovedWork approved;
    private final ApplicationEventPublisher events;

    RateCard(JdbcClient jdbc, ProjectRepository projects, Clients clients, TaskList tasks, People people, FirmClock clock, @Lazy ApprovedWork approved, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.clients = clients;
        this.tasks = tasks;
        this.people = people;
        this.clock = clock;
        this.approved = approved;
        this.events = events;
    }

    /** Said on the project itself, for a person, a role, a task or everybody. */
    public List<BillRate> of(String projectCode) {
        return jdbc.sql(SELECT + "project_code = ?" + ORDER).param(projectCode).query(BillRate.class).list();
    }

    /** The roles that the project sells hours of at a rate of their own. */
    public List<String> rolesOn(String projectCode) {
        return of(projectCode).stream().filter(r -> r.place() == RatePlace.ROLE_ON_PROJECT).map(BillRate::role).distinct().sorted().toList();
    }

    public List<BillRate> ofClient(String clientCode) {
        return jdbc.sql(SELECT + "client_code = ?" + ORDER).param(clientCode).query(BillRate.class).list();
    }

    /** The firm's own, and by role. */
    public List<BillRate> ofFirm() {
        return jdbc.sql(SELECT + "place in ('ROLE', 'FIRM')" + ORDER).query(BillRate.class).list();
    }

    /** Every rate that could hold, the winning one first. */
    public List<RateRule> rules(String projectCode, String taskCode, String personCode, LocalDate day) {
        if (projects.findById(projectCode).isEmpty()) throw new Unknown("project", projectCode);
        people.get(personCode);
        return jdbc.sql("select place, subject, valid_from, rate from app.bill_rate_rules(?, ?, ?, ?) order by rank")
                .params(projectCode, taskCode == null ? "" : taskCode, personCode, day)
                .query((row, n) -> new RateRule(RatePlace.valueOf(row.getString(1)), row.getString(2), row.getObject(3, LocalDate.class), plain(row.getBigDecimal(4)))).list();
    }

    /** The project's rate for the person, or that of wherever else one is said. */
    public BigDecimal billRate(String projectCode, String personCode, LocalDate day) {
        return rules(projectCode, null, personCode, day).get(0).rate();
    }

    public void set(Line line) {
        set(BillRate.of(line.projectCode(), null, null, line.personCode(), null, line.validFrom(), null, line.rate()));
    }

    /** Publishes BillRateSet. What was approved keeps its rate: one that would win for approved hours is refused. */
    public BillRate set(BillRate rate) {
        check(rate);
        boolean taken = jdbc.sql("select exists (select from app.bill_rate where place = ? and coalesce(project_code, '') = ? and coalesce(person_code, role, task_code, client_code, '') = ? and valid_from = ? and not isempty(period))")
                .params(rate.place().name(), orEmpty(rate.projectCode()), rate.subject(), rate.validFrom()).query(Boolean.class).single();
        if (taken && !rate.validFrom().isAfter(clock.today())) throw new Refused("validFrom", "A rate from %s on is set already.".formatted(rate.validFrom()));
        var last = approved.lastDay(rate);
        if (last != null) throw new Refused("validFrom", "Hours of %s are approved and keep their rate; choose a day after that instead of %s.".formatted(last, rate.validFrom()));
        jdbc.sql("""
                insert into app.bill_rate (place, project_code, task_code, client_code, person_code, role, valid_from, valid_to, rate, set_by, set_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(rate.place().name(), rate.projectCode(), rate.taskCode(), rate.clientCode(), rate.personCode(), rate.role(), rate.validFrom(),
                        rate.validTo(), rate.rate(), Actor.current(), Timestamp.from(clock.instant()))).update();
        events.publishEvent(new BillRateSet(rate.place(), rate.projectCode(), rate.taskCode(), rate.clientCode(), rate.personCode(), rate.role(), rate.validFrom(), rate.validTo(), rate.rate()));
        return rate;
    }

    private void check(BillRate rate) {
        if (rate.projectCode() != null) {
            projects.findById(rate.projectCode()).orElseThrow(() -> new Unknown("project", rate.projectCode())).running("given another rate");
            int named = (rate.personCode() == null ? 0 : 1) + (rate.role() == null ? 0 : 1) + (rate.taskCode() == null ? 0 : 1);
            if (named > 1) throw new InvalidInput(rate.role() != null ? "role" : "taskCode", "a rate is for a person, a role or a task of the project, not for two of them");
        }
        if (rate.clientCode() != null) clients.get(rate.clientCode());
        var check = new FieldCheck();
        if (rate.personCode() != null && people.find(rate.personCode()).isEmpty()) check.problem("personCode", "there is no person '%s'".formatted(rate.personCode()));
        if (rate.taskCode() != null && tasks.find(rate.projectCode(), rate.taskCode()).isEmpty()) check.problem("taskCode", "there is no task '%s'".formatted(rate.taskCode()));
        if (rate.role() != null) check.line("role", rate.role());
        if (rate.validFrom() == null) check.problem("validFrom", "is missing");
        else if (rate.validTo() != null && rate.validTo().isBefore(rate.validFrom())) check.problem("validTo", "%s is before %s".formatted(rate.validTo(), rate.validFrom()));
        if (rate.rate() == null) check.problem("rate", "is missing");
        check.amount("rate", rate.rate(), 4, new BigDecimal("1000000"));
        check.throwProblems();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static BigDecimal plain(BigDecimal rate) {
        return rate.setScale(Math.max(2, rate.stripTrailingZeros().scale()));
    }
}
