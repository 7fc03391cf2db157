package io.throughline.billing.drafting;

import io.throughline.api.PageOf;
import io.throughline.api.Unknown;
import io.throughline.billing.BillingRunView;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs with their exceptions, and the one row a project that drafting locks. */
@Component
public class BillingRunRows {
    private final JdbcClient jdbc;

    BillingRunRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code since}: older work is left out; {@code projects}: only these, by comma. Null: no such wish. */
    public record Run(long id, LocalDate asOf, LocalDate upTo, String state, String requestedBy, LocalDate since, String projects) {

        Span days() {
            return new Span(since, upTo);
        }

        boolean takes(String projectCode) {
            return projects == null || List.of(projects.split(",")).contains(projectCode);
        }
    }

    /** Of the calendar's runs there is one a day: a second start of a day answers the first one's id. */
    public long start(LocalDate asOf, LocalDate upTo, String by, Instant at) {
        return jdbc.sql("""
                insert into app.billing_run (as_of, up_to, requested_by, started_at) values (?, ?, ?, ?)
                on conflict (as_of) where requested_by = 'system' and projects is null do update set as_of = excluded.as_of returning id""")
                .params(asOf, upTo, by, Timestamp.from(at)).query(Long.class).single();
    }

    /** By a person, for some days or projects only where they say so. */
    public long start(LocalDate asOf, Span days, Collection<String> projects, String by, Instant at) {
        return jdbc.sql("insert into app.billing_run (as_of, up_to, requested_by, started_at, since, projects) values (?, ?, ?, ?, ?, ?) returning id")
                .params(java.util.Arrays.asList(asOf, days.upTo(), by, Timestamp.from(at), days.since(), projects == null || projects.isEmpty() ? null : String.join(",", projects)))
                .query(Long.class).single();
    }

    public Run get(long id) {
        return jdbc.sql("select id, as_of, up_to, state, requested_by, since, projects from app.billing_run where id = ?").param(id).query(Run.class).optional()
                .orElseThrow(() -> new Unknown("billing run", id));
    }

    public PageOf<Run> page(int page, int size) {
        var rows = jdbc.sql("select id, as_of, up_to, state, requested_by, since, projects from app.billing_run order by id desc limit ? offset ?")
                .params(size, (long) page * size).query(Run.class).list();
        return new PageOf<>(rows, jdbc.sql("select count(*) from app.billing_run").query(Long.class).single(), page, size);
    }

    public boolean finish(long id, Instant at) {
        return jdbc.sql("update app.billing_run set state = 'FINISHED', finished_at = ? where id = ? and state = 'RUNNING'")
                .params(Timestamp.from(at), id).update() == 1;
    }

    void except(long runId, String projectCode, String reason) {
        jdbc.sql("""
                insert into app.billing_exception (run_id, project_code, reason) values (?, ?, ?)
                on conflict (run_id, project_code) do update set reason = excluded.reason""").params(runId, projectCode, reason).update();
    }

    public void forgetExceptions(long runId) {
        jdbc.sql("delete from app.billing_exception where run_id = ?").param(runId).update();
    }

    public List<BillingRunView.Exception> exceptions(long runId) {
        return jdbc.sql("select project_code, reason from app.billing_exception where run_id = ? order by project_code").param(runId)
                .query(BillingRunView.Exception.class).list();
    }

    /** Whoever drafts for the project next waits here until this transaction ends. */
    public void lock(String projectCode) {
        jdbc.sql("insert into app.project_billing (project_code) values (?) on conflict do nothing").param(projectCode).update();
        jdbc.sql("select project_code from app.project_billing where project_code = ? for update").param(projectCode).query(String.class).single();
    }

    public Optional<Long> lastRunOf(String projectCode) {
        return jdbc.sql("select last_run_id from app.project_billing where project_code = ? and last_run_id is not null").param(projectCode)
                .query(Long.class).optional();
    }

    /** Null: there is something to bill again. */
    void lastRun(String projectCode, Long runId) {
        jdbc.sql("update app.project_billing set last_run_id = ? where project_code = ?").param(runId).param(projectCode).update();
    }

    /** What was on the draft or invoice can be billed again, whatever projects it came from. */
    public void reopen(long invoiceId, String projectCode) {
        jdbc.sql("""
                update app.project_billing set last_run_id = null
                where project_code = ? or project_code in (select project_code from app.billed_portion where invoice_id = ?)""").params(projectCode, invoiceId).update();
    }

    Set<String> withLastRun(Collection<String> projects) {
        return new TreeSet<>(jdbc.sql("select project_code from app.project_billing where project_code = any(?) and last_run_id is not null")
                .param(projects.toArray(String[]::new)).query(String.class).list());
    }
}
