package io.throughline.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.client.ClientRoundingSet;
import io.throughline.project.terms.TermsAgreed;
import io.throughline.project.terms.TermsCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Contract terms of projects, version by version, and how clients have their time rounded. No version is ever changed. */
@Service
@Transactional
public class BillingTerms {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final String SELECT = "select project_code, version, valid_from, terms, set_by, set_at from app.billing_terms ";

    public record Version(String projectCode, int version, LocalDate validFrom, Terms terms, String setBy, Instant setAt) {}

    public record ClientRounding(LocalDate validFrom, TimeRounding rounding) {}

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Clients clients;
    private final TermsCheck check;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    BillingTerms(JdbcClient jdbc, Projects projects, Clients clients, TermsCheck check, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.clients = clients;
        this.check = check;
        this.clock = clock;
        this.events = events;
    }

    /** The newest version last. */
    public List<Version> of(String projectCode) {
        return jdbc.sql(SELECT + "where project_code = ? order by version").param(projectCode).query(BillingTerms::version).list();
    }

    /** What holds on the day: of the versions that have begun the one that begins last, the newer where two begin on a day. */
    public Optional<Version> on(String projectCode, LocalDate day) {
        return jdbc.sql(SELECT + "where project_code = ? and valid_from <= ? order by valid_from desc, version desc limit 1").params(projectCode, day)
                .query(BillingTerms::version).optional();
    }

    public Version version(String projectCode, int version) {
        return jdbc.sql(SELECT + "where project_code = ? and version = ?").params(projectCode, version).query(BillingTerms::version).optional()
                .orElseThrow(() -> new Unknown("version of terms", projectCode + "/" + version));
    }

    /** Publishes TermsAgreed. A schedule that is off by a cent is refused, here and by the database. */
    public Version agree(String projectCode, LocalDate validFrom, Terms terms) {
        var project = projects.lock(projectCode);
        var problems = new FieldCheck();
        if (validFrom == null) problems.problem("validFrom", "is missing");
        check.valid(terms, project, problems);
        problems.throwProblems();
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from app.billing_terms where project_code = ?").param(projectCode).query(Integer.class).single();
        jdbc.sql("insert into app.billing_terms (project_code, version, valid_from, terms, set_by, set_at) values (?, ?, ?, ?, ?, ?)")
                .params(projectCode, version, validFrom, write(terms), Actor.current(), Timestamp.from(clock.instant())).update();
        events.publishEvent(new TermsAgreed(projectCode, version, validFrom, terms));
        return version(projectCode, version);
    }

    /** How the client's time is rounded on the day, where a project's own terms do not say. */
    public Optional<ClientRounding> roundingOf(String clientCode, LocalDate day) {
        return jdbc.sql("select valid_from, minutes, direction, per from app.client_rounding where client_code = ? and valid_from <= ? order by valid_from desc, id desc limit 1")
                .params(clientCode, day).query(BillingTerms::rounding).optional();
    }

    public List<ClientRounding> roundingsOf(String clientCode) {
        clients.get(clientCode);
        return jdbc.sql("select valid_from, minutes, direction, per from app.client_rounding where client_code = ? order by valid_from, id")
                .param(clientCode).query(BillingTerms::rounding).list();
    }

    public ClientRounding round(String clientCode, LocalDate validFrom, TimeRounding rounding) {
        clients.get(clientCode);
        var problems = new FieldCheck();
        if (validFrom == null) problems.problem("validFrom", "is missing");
        rounding.check("", problems);
        problems.throwProblems();
        jdbc.sql("insert into app.client_rounding (client_code, valid_from, minutes, direction, per, set_by, set_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(clientCode, validFrom, rounding.minutes(), rounding.direction().name(), rounding.per().name(), Actor.current(), Timestamp.from(clock.instant())).update();
        events.publishEvent(new ClientRoundingSet(clientCode, validFrom, rounding));
        return new ClientRounding(validFrom, rounding);
    }

    /** Projects whose work goes onto the invoice of another one, by its code, on the day. */
    public List<String> billedWith(String leadCode, LocalDate day) {
        return jdbc.sql("select distinct project_code from app.billing_terms where terms::jsonb ->> 'invoiceWith' = ? order by 1").param(leadCode).query(String.class).list()
                .stream().filter(p -> on(p, day).map(v -> leadCode.equals(v.terms().invoiceWith())).orElse(false)).toList();
    }

    private static ClientRounding rounding(ResultSet row, int n) throws SQLException {
        return new ClientRounding(row.getObject(1, LocalDate.class),
                new TimeRounding(row.getInt(2), TimeRounding.Direction.valueOf(row.getString(3)), TimeRounding.Per.valueOf(row.getString(4))));
    }

    private static Version version(ResultSet row, int n) throws SQLException {
        try {
            return new Version(row.getString(1), row.getInt(2), row.getObject(3, LocalDate.class), JSON.readValue(row.getString(4), Terms.class), row.getString(5),
                    row.getTimestamp(6).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read terms of " + row.getString(1), e);
        }
    }

    private static String write(Terms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down terms", e);
        }
    }
}
