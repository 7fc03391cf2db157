package io.throughline.billing;

import io.throughline.api.PageOf;
import io.throughline.billing.drafting.BillingRunRows;
import io.throughline.billing.drafting.BillingRunStarted;
import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.billing.drafting.Drafting;
import io.throughline.billing.drafting.Span;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.Projects;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs over what is due: from approved work and nothing else, a draft per project and bill-to, each item at most once. */
@Service
@Transactional
public class BillingRuns {
    private final BillingRunRows rows;
    private final Drafting drafting;
    private final InvoiceRepository invoices;
    private final Projects projects;
    private final FirmClock clock;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    BillingRuns(BillingRunRows rows, Drafting drafting, InvoiceRepository invoices, Projects projects, FirmClock clock, TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.rows = rows;
        this.drafting = drafting;
        this.invoices = invoices;
        this.projects = projects;
        this.clock = clock;
        this.transactions = transactions;
        this.events = events;
    }

    /** Opens a run over everything approved and dated up to and including the day; the calendar's own once a day. Answers its id. */
    public long start(LocalDate asOf, LocalDate upTo) {
        long id = rows.start(asOf, upTo, Actor.current(), clock.instant());
        events.publishEvent(new BillingRunStarted(id, asOf, upTo));
        return id;
    }

    /** Of a person's: for work from the day {@code since} on, and for these projects only; null and none for no such wish. */
    public long start(LocalDate since, LocalDate upTo, List<String> onlyProjects) {
        long id = rows.start(clock.today(), new Span(since, upTo), onlyProjects, Actor.current(), clock.instant());
        events.publishEvent(new BillingRunStarted(id, clock.today(), upTo));
        return id;
    }

    /** On demand; publishes BillingRunRequested, which starts billing-run. */
    public BillingRunView request(LocalDate upTo) {
        return request(null, upTo, List.of());
    }

    public BillingRunView request(LocalDate since, LocalDate upTo, List<String> onlyProjects) {
        onlyProjects.forEach(projects::get);
        var by = Actor.current();
        long id = rows.start(clock.today(), new Span(since, upTo), onlyProjects, by, clock.instant());
        events.publishEvent(new BillingRunRequested(id, clock.today(), upTo, by));
        return get(id);
    }

    /** What a run would draft now; takes no number, and whatever was written on the way (the tax table's own record) is undone. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public BillingRunView dryRun(LocalDate upTo) {
        return dryRun(null, upTo, List.of());
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public BillingRunView dryRun(LocalDate since, LocalDate upTo, List<String> onlyProjects) {
        onlyProjects.forEach(projects::get);
        return transactions.execute(undone -> {
            undone.setRollbackOnly();
            return drafting.dryRun(new BillingRunRows.Run(0, clock.today(), upTo, "DRY_RUN", Actor.current(), since, onlyProjects.isEmpty() ? null : String.join(",", onlyProjects)));
        });
    }

    /** Projects with something to bill, or delivered and waiting for their last run, in code order; what could not be billed before is tried again. */
    public List<String> due(long runId) {
        rows.forgetExceptions(runId);
        return drafting.due(rows.get(runId));
    }

    /** Publishes InvoiceDrafted, which starts invoicing; ProjectBilled where a delivered project has nothing left. Repeating it changes nothing. */
    public DraftOutcome draft(long runId, String projectCode) {
        return drafting.draft(runId, projectCode);
    }

    public void finish(long runId) {
        if (!rows.finish(runId, clock.instant())) return;
        events.publishEvent(new BillingRunFinished(runId, invoices.findByRunIdOrderByProjectCode(runId).size(), rows.exceptions(runId).size()));
    }

    @Transactional(readOnly = true)
    public BillingRunView get(long runId) {
        var run = rows.get(runId);
        var drafts = invoices.findByRunIdOrderByProjectCode(runId).stream().map(Invoice::summary).map(BillingRunView::draft).toList();
        return new BillingRunView(run.id(), run.upTo(), run.asOf(), run.state(), run.requestedBy(), drafts, rows.exceptions(runId));
    }

    @Transactional(readOnly = true)
    public PageOf<BillingRunView> page(int page, int size) {
        return rows.page(page, size).map(r -> new BillingRunView(r.id(), r.upTo(), r.asOf(), r.state(), r.requestedBy(), null, rows.exceptions(r.id())));
    }
}
