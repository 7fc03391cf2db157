package io.throughline.billing.drafting;

import io.throughline.api.Refused;
import io.throughline.billing.BillingRunView;
import io.throughline.billing.contract.Recurring;
import io.throughline.billing.drafting.BillingRunRows.Run;
import io.throughline.billing.drafting.Reckoned.Cannot;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.billing.paper.InvoiceWishes;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.Projects;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** From what is due to a draft that holds its items. Its caller has the transaction. */
@Component
public class Drafting {
    private final BillingRunRows runs;
    private final DueProjects due;
    private final Reckoning reckoning;
    private final Preparation preparation;
    private final DraftWriting drafts;
    private final LateWork lateWork;
    private final InvoiceRepository invoices;
    private final Projects projects;
    private final InvoiceWishes wishes;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Drafting(BillingRunRows runs, DueProjects due, Reckoning reckoning, Preparation preparation, DraftWriting drafts, LateWork lateWork, InvoiceRepository invoices, Projects projects,
             InvoiceWishes wishes, FirmClock clock, ApplicationEventPublisher events) {
        this.runs = runs;
        this.due = due;
        this.reckoning = reckoning;
        this.preparation = preparation;
        this.drafts = drafts;
        this.lateWork = lateWork;
        this.invoices = invoices;
        this.projects = projects;
        this.wishes = wishes;
        this.clock = clock;
        this.events = events;
    }

    public List<String> due(Run run) {
        return due.of(run);
    }

    public DraftOutcome draft(long runId, String projectCode) {
        var run = runs.get(runId);
        runs.lock(projectCode);
        var earlier = invoices.findByRunIdAndProjectCodeOrderById(runId, projectCode);
        if (!earlier.isEmpty()) return new DraftOutcome.Drafted(earlier.get(0).id());
        lateWork.join(projectCode);
        var prepared = preparation.of(projectCode, run, true);
        prepared.others().forEach((code, reckoned) -> {
            if (reckoned instanceof Cannot cannot) except(run, code, cannot);
        });
        if (prepared.cannot() == null) return drafts.write(run, prepared, keptOpenUntil(projectCode));
        except(run, projectCode, prepared.cannot());
        return new DraftOutcome.CannotBill(prepared.cannot().reason());
    }

    private LocalDate keptOpenUntil(String projectCode) {
        int days = wishes.of(projects.get(projectCode).clientCode()).keepOpenDays();
        return days == 0 ? null : clock.today().plusDays(days);
    }

    /** It waits for another run; the client is asked first where they have to be. */
    private void except(Run run, String projectCode, Cannot cannot) {
        runs.except(run.id(), projectCode, cannot.reason());
        events.publishEvent(new ProjectNotBilled(run.id(), projectCode, cannot.reason()));
        if (cannot.overrun() != null) events.publishEvent(cannot.overrun());
    }

    /** A recurring invoice for the period that begins on the day, with the work before it where that was agreed. Refuses with the reason. */
    public long recurring(Recurring recurring, LocalDate day) {
        var project = projects.get(recurring.projectCode());
        runs.lock(project.code());
        var days = new Span(null, recurring.withWork() ? day.minusDays(1) : day);
        var run = runs.get(runs.start(clock.today(), days, List.of(project.code()), Actor.current(), clock.instant()));
        var amount = recurring.amount(day);
        var end = recurring.periodEnd(day);
        Consumer<BillSheet> line = sheet -> {
            int position = sheet.line(InvoiceLine.Kind.RECURRING, sheet.words.say("line.recurring", recurring.description(), sheet.words.date(day), sheet.words.date(end)), amount,
                    "every %d %s from %s on, for the days from %s to %s".formatted(recurring.every(), recurring.unit().name().toLowerCase(), recurring.firstOn(), day, end));
            sheet.plannedUntil(end, "recurring:%d:%s".formatted(recurring.id(), day), position, amount);
        };
        var prepared = preparation.alone(recurring.withWork() ? reckoning.of(project, days, true, line) : reckoning.only(project, days.upTo(), line), run);
        if (prepared.cannot() != null) throw new Refused(prepared.cannot().reason());
        var drafted = drafts.write(run, prepared, null);
        runs.finish(run.id(), clock.instant());
        return ((DraftOutcome.Drafted) drafted).draftId();
    }

    /** The same calculation, and nothing is written. */
    public BillingRunView dryRun(Run run) {
        var found = new ArrayList<BillingRunView.Draft>();
        var exceptions = new ArrayList<BillingRunView.Exception>();
        for (var code : due(run)) {
            var prepared = preparation.of(code, run, false);
            if (prepared.cannot() != null) exceptions.add(new BillingRunView.Exception(code, prepared.cannot().reason()));
            else for (int i = 0; i < prepared.bills().size(); i++) found.add(Invoice.draft(run, prepared.bills().get(i), clock.instant()).tax(prepared.taxes().get(i)).preview());
        }
        return new BillingRunView(null, run.upTo(), run.asOf(), run.state(), run.requestedBy(), found, exceptions);
    }
}
