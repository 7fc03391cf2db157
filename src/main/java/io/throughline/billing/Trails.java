package io.throughline.billing;

import io.throughline.api.Unknown;
import io.throughline.billing.issue.Trail;
import io.throughline.project.ClientConsents;
import io.throughline.project.Consent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What happened to drafts and invoices on their way out of the house. */
@Service
public class Trails {
    private final JdbcClient jdbc;
    private final ClientConsents consents;

    Trails(JdbcClient jdbc, ClientConsents consents) {
        this.jdbc = jdbc;
        this.consents = consents;
    }

    public Trail of(long draftId) {
        return jdbc.sql("""
                select i.run_id, i.drafted_by, i.drafted_at, r.reviewer, r.approved, r.comment, r.reviewed_at, i.issued_by, m.mailed_to, m.mailed_at
                from app.invoice i left join app.invoice_review r on r.invoice_id = i.id left join app.invoice_mailing m on m.invoice_id = i.id
                where i.id = ?""").param(draftId).query(Trail.class).optional().orElseThrow(() -> new Unknown("invoice draft", draftId));
    }

    /** What the clients of the invoice's projects agreed to since the invoice before it: overruns and change orders, each where it was answered. */
    public List<Consent> agreed(long draftId) {
        var invoice = jdbc.sql("""
                select i.project_code, i.also_projects, i.drafted_at, (select max(b.drafted_at) from app.invoice b
                        where b.project_code = i.project_code and b.state <> 'REJECTED' and b.id < i.id and b.drafted_at < i.drafted_at) as before
                from app.invoice i where i.id = ?""").param(draftId).query(Window.class).optional().orElseThrow(() -> new Unknown("invoice draft", draftId));
        return invoice.projects().flatMap(code -> consents.agreed(code, invoice.before(), invoice.draftedAt()).stream()).toList();
    }

    /** A milestone on the invoice: who accepted it, on which day and when exactly. */
    public record Accepted(String milestone, LocalDate acceptedOn, Instant acceptedAt, String acceptedBy) {}

    public List<Accepted> milestones(long draftId) {
        return jdbc.sql("""
                select m.name as milestone, m.accepted_on, m.accepted_by,
                       (select max(j.happened_at) from app.journal_entry j where j.subject = 'project:' || m.project_code and j.event = 'MilestoneAccepted' and j.facts ->> 'milestoneId' = m.id::text) as accepted_at
                from app.billed_plan_item b join app.milestone m on m.project_code = b.project_code and b.item = 'milestone:' || m.name
                where b.invoice_id = ? order by m.accepted_on, m.id""").param(draftId).query(Accepted.class).list();
    }

    private record Window(String projectCode, String alsoProjects, Instant draftedAt, Instant before) {
        Stream<String> projects() {
            return Stream.concat(Stream.of(projectCode), alsoProjects == null ? Stream.empty() : Stream.of(alsoProjects.split(",")));
        }
    }

    /** How far the drafts of a run are. */
    public record RunCount(int drafted, int rejected, int issued, int mailed) {
        public int open() {
            return drafted - rejected - issued;
        }
    }

    public RunCount ofRun(long runId) {
        return jdbc.sql("""
                select count(*) as drafted, count(*) filter (where i.state = 'REJECTED') as rejected, count(*) filter (where i.state = 'ISSUED') as issued,
                       count(m.invoice_id) as mailed
                from app.invoice i left join app.invoice_mailing m on m.invoice_id = i.id where i.run_id = ?""").param(runId).query(RunCount.class).single();
    }

    /** Drafts that are neither issued nor rejected, the oldest first. */
    public List<Long> openDrafts() {
        return jdbc.sql("select id from app.invoice where state = 'DRAFT' order by id").query(Long.class).list();
    }
}
