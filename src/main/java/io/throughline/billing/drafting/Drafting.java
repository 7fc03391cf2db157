package io.throughline.billing.drafting;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.NON_BILLABLE;
import static io.throughline.project.BillingModel.RETAINER;
import static io.throughline.project.BillingModel.TIME_AND_MATERIALS;

import io.throughline.api.Refused;
import io.throughline.billing.BillingRunView;
import io.throughline.billing.DraftKeptOpen;
import io.throughline.billing.InvoiceDrafted;
import io.throughline.billing.ProjectBilled;
import io.throughline.billing.contract.Plans;
import io.throughline.billing.contract.Recurring;
import io.throughline.billing.drafting.BillingRunRows.Run;
import io.throughline.billing.drafting.Reckoned.Bill;
import io.throughline.billing.drafting.Reckoned.Cannot;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.billing.issue.LinesJoined;
import io.throughline.billing.paper.InvoiceWishes;
import io.throughline.billing.tax.Taxes;
import io.throughline.billing.tax.Taxing;
import io.throughline.billing.unbilled.Unbilled;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** From what is due to a draft that holds its items. Its caller has the transaction. */
@Component
public class Drafting {
    private final BillingRunRows runs;
    private final Unbilled unbilled;
    private final Portions portions;
    private final Reckoning reckoning;
    private final InvoiceRepository invoices;
    private final Projects projects;
    private final Taxing taxes;
    private final Plans plans;
    private final InvoiceWishes wishes;
    private final LinesJoined lines;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Drafting(BillingRunRows runs, Unbilled unbilled, Portions portions, Reckoning reckoning, InvoiceRepository invoices, Projects projects,
             Taxing taxes, Plans plans, InvoiceWishes wishes, LinesJoined lines, FirmClock clock, ApplicationEventPublisher events) {
        this.runs = runs;
        this.unbilled = unbilled;
        this.portions = portions;
        this.reckoning = reckoning;
        this.invoices = invoices;
        this.projects = projects;
        this.taxes = taxes;
        this.plans = plans;
        this.wishes = wishes;
        this.lines = lines;
        this.clock = clock;
        this.events = events;
    }

    /** Open billable items, a fee earned but not billed, what of a contract is due, or a delivered project before its last run; in code order. */
    public List<String> due(Run run) {
        var upTo = run.upTo();
        var all = projects.all().stream().collect(Collectors.toMap(ProjectSummary::code, Function.identity()));
        var due = new TreeSet<String>();
        unbilled.projectsWithTime(upTo).stream().filter(code -> all.get(code).billingModel() != NON_BILLABLE).forEach(due::add);
        unbilled.projectsWithExpenses(upTo).stream().filter(code -> all.get(code).billingModel() == TIME_AND_MATERIALS || all.get(code).billingModel() == RETAINER).forEach(due::add);
        var delivered = codes(all.values().stream().filter(Reckoning::delivered).toList());
        delivered.removeAll(runs.withLastRun(delivered));
        delivered.removeAll(unbilled.workedAfter(delivered, upTo));
        due.addAll(delivered);
        due.addAll(feesEarned(all.values().stream().filter(p -> p.billingModel() == FIXED_FEE && p.state() != ProjectState.SETUP)
                .filter(p -> !due.contains(p.code())).toList(), upTo));
        due.addAll(plans.due(all, due, upTo));
        return List.copyOf(plans.leads(due, upTo)).stream().filter(run::takes).toList();
    }

    /** Hours that are not billable count for the progress of a fixed fee, too. */
    private List<String> feesEarned(List<ProjectSummary> fixedFees, LocalDate upTo) {
        var hours = unbilled.approvedHours(codes(fixedFees), upTo);
        var billed = portions.feesBilled(codes(fixedFees));
        return fixedFees.stream().filter(p -> hours.containsKey(p.code()))
                .filter(p -> Reckoning.feeEarned(p, hours.get(p.code()), false).amount().compareTo(billed.getOrDefault(p.code(), java.math.BigDecimal.ZERO)) > 0)
                .map(ProjectSummary::code).toList();
    }

    private static TreeSet<String> codes(List<ProjectSummary> projects) {
        return projects.stream().map(ProjectSummary::code).collect(Collectors.toCollection(TreeSet::new));
    }

    public DraftOutcome draft(long runId, String projectCode) {
        var run = runs.get(runId);
        runs.lock(projectCode);
        var earlier = invoices.findByRunIdAndProjectCodeOrderById(runId, projectCode);
        if (!earlier.isEmpty()) return new DraftOutcome.Drafted(earlier.get(0).id());
        joinKeptOpen(projectCode);
        var reckoned = reckoning.of(projects.get(projectCode), run.days(), true);
        var with = reckoned instanceof Bill ? followers(run, projectCode, true) : List.<Bill>of();
        var prepared = prepare(reckoned, with, run);
        if (prepared.cannot() != null) {
            except(run, projectCode, prepared.cannot());
            askFirst(reckoned);
            return new DraftOutcome.CannotBill(prepared.cannot());
        }
        return write(run, (Bill) reckoned, prepared, Map.of(), keptOpenUntil(projectCode));
    }

    private LocalDate keptOpenUntil(String projectCode) {
        int days = wishes.of(projects.get(projectCode).clientCode()).keepOpenDays();
        return days == 0 ? null : clock.today().plusDays(days);
    }

    /** Work of these projects that is approved by now joins the drafts that are kept open for it. */
    public void join(Collection<String> projectCodes) {
        if (!invoices.anyKeptOpen()) return;
        plans.leads(Set.copyOf(projectCodes), clock.today()).stream().sorted().forEach(lead -> {
            runs.lock(lead);
            joinKeptOpen(lead);
        });
    }

    /** What cannot be billed as it stands waits for the next run, and so does what belongs to a bill-to whose draft is closed. */
    private void joinKeptOpen(String lead) {
        var open = invoices.keptOpen(lead);
        open.stream().map(Invoice::runId).distinct().sorted().forEach(runId -> {
            var run = runs.get(runId);
            var drafts = open.stream().filter(d -> d.runId() == runId).collect(Collectors.toMap(Invoice::clientCode, Function.identity()));
            var reckoned = reckoning.of(projects.get(lead), run.days(), true);
            if (!(reckoned instanceof Bill bill)) return;
            var prepared = prepare(bill, followers(run, lead, false), run);
            if (prepared.cannot() == null && prepared.bills().stream().allMatch(b -> drafts.containsKey(b.billTo()))) write(run, bill, prepared, drafts, null);
        });
    }

    /** A recurring invoice for the period that begins on the day, with the work before it where that was agreed. Refuses with the reason. */
    public long recurring(Recurring recurring, LocalDate day) {
        var project = projects.get(recurring.projectCode());
        runs.lock(project.code());
        var days = new Span(null, recurring.withWork() ? day.minusDays(1) : day);
        var run = runs.get(runs.start(clock.today(), days, List.of(project.code()), Actor.current(), clock.instant()));
        var amount = recurring.amount(day);
        java.util.function.Consumer<BillSheet> line = sheet -> {
            int position = sheet.line(InvoiceLine.Kind.RECURRING, sheet.words.say("line.recurring", recurring.description(), sheet.words.date(day), sheet.words.date(recurring.periodEnd(day))), amount,
                    "every %d %s from %s on, for the days from %s to %s".formatted(recurring.every(), recurring.unit().name().toLowerCase(), recurring.firstOn(), day, recurring.periodEnd(day)));
            sheet.plannedUntil(recurring.periodEnd(day), "recurring:%d:%s".formatted(recurring.id(), day), position, amount);
        };
        var reckoned = recurring.withWork() ? reckoning.of(project, days, true, line) : reckoning.only(project, days.upTo(), line);
        var prepared = prepare(reckoned, List.of(), run);
        if (prepared.cannot() != null) throw new Refused(prepared.cannot());
        var drafted = write(run, (Bill) reckoned, prepared, Map.of(), null);
        runs.finish(run.id(), clock.instant());
        return ((DraftOutcome.Drafted) drafted).draftId();
    }

    private void except(Run run, String projectCode, String reason) {
        runs.except(run.id(), projectCode, reason);
        events.publishEvent(new ProjectNotBilled(run.id(), projectCode, reason));
    }

    private void askFirst(Reckoned reckoned) {
        if (reckoned instanceof Cannot cannot && cannot.overrun() != null) events.publishEvent(cannot.overrun());
    }

    /** Bills of projects that go onto this one's invoice; what of them cannot be billed is an exception of its own. */
    private List<Bill> followers(Run run, String lead, boolean hold) {
        var bills = new ArrayList<Bill>();
        for (var code : plans.billedWith(lead, run.upTo())) {
            if (hold) runs.lock(code);
            var reckoned = reckoning.of(projects.get(code), run.days(), hold);
            if (reckoned instanceof Cannot cannot && hold) {
                except(run, code, cannot.reason());
                askFirst(cannot);
            }
            if (reckoned instanceof Bill bill) bills.add(bill);
        }
        return bills;
    }

    /** {@code bills}: one a bill-to, with its tax; none where there is nothing to invoice. {@code with}: the other projects' claims, moved to their lines. */
    private record Prepared(String cannot, List<Bill> bills, List<Taxes> taxes, List<Bill> with) {}

    private Prepared prepare(Reckoned reckoned, List<Bill> with, Run run) {
        if (reckoned instanceof Cannot cannot) return new Prepared(cannot.reason(), null, null, null);
        var whole = with.isEmpty() ? (Bill) reckoned : Sharing.together((Bill) reckoned, with);
        var moved = new ArrayList<Bill>();
        int above = ((Bill) reckoned).lines().size();
        for (var other : with) {
            moved.add(Sharing.moved(other, above));
            above += other.lines().size();
        }
        if (!whole.makesInvoice()) return new Prepared(null, List.of(), List.of(), moved);
        if (Sharing.partly(whole)) return new Prepared("The invoices of project %s are split over bill-tos and only some were taken back: take back the others as well, then bill it again.".formatted(whole.project().code()), null, null, null);
        var bills = Sharing.split(whole);
        var taxed = new ArrayList<Taxes>();
        for (var bill : bills) {
            var tax = taxes.of(bill.project().code(), bill.billTo(), run.upTo());
            if (tax.isEmpty()) return new Prepared(taxes.unknown(bill.project().code(), bill.billTo(), run.upTo()), null, null, null);
            taxed.add(tax.get());
        }
        return new Prepared(null, bills, taxed, moved);
    }

    /** {@code open}: drafts by bill-to that take it in; {@code until}: so long a new one is kept open. */
    private DraftOutcome write(Run run, Bill reckoned, Prepared prepared, Map<String, Invoice> open, LocalDate until) {
        var code = reckoned.project().code();
        Long first = null;
        for (int i = 0; i < prepared.bills().size(); i++) {
            var bill = prepared.bills().get(i);
            if (!bill.makesInvoice()) continue;
            var kept = open.get(bill.billTo());
            int above = kept == null ? 0 : kept.lines().size();
            var draft = kept == null ? invoices.saveAndFlush(Invoice.draft(run, bill, clock.instant()).tax(prepared.taxes().get(i)).keepOpen(until)) : joined(kept, bill, prepared.taxes().get(i));
            take(run, draft, Sharing.moved(bill, above));
            if (first == null) {
                first = draft.id();
                prepared.with().forEach(other -> take(run, draft, Sharing.moved(other, above)));
            }
            if (bill.cap() != null) events.publishEvent(bill.cap());
            if (kept == null) tell(draft, run, until);
        }
        if (prepared.bills().isEmpty()) {
            portions.take(run.id(), code, null, reckoned.claims());
            prepared.with().forEach(other -> portions.take(run.id(), other.project().code(), null, other.claims()));
        }
        var all = new ArrayList<>(List.of(reckoned));
        all.addAll(prepared.with());
        for (var bill : all) {
            if (!bill.lastRun()) continue;
            runs.lastRun(bill.project().code(), run.id());
            events.publishEvent(new ProjectBilled(bill.project().code(), run.id()));
        }
        return first == null ? new DraftOutcome.NothingDue() : new DraftOutcome.Drafted(first);
    }

    private void take(Run run, Invoice draft, Bill bill) {
        portions.take(run.id(), bill.project().code(), draft.id(), bill.claims());
        plans.take(run.id(), bill.project().code(), draft.id(), bill.planned());
    }

    private void tell(Invoice draft, Run run, LocalDate until) {
        events.publishEvent(new InvoiceDrafted(draft.id(), run.id(), draft.clientCode(), draft.projectCodes(), draft.net(), until));
        if (until != null) events.publishEvent(new DraftKeptOpen(draft.id(), draft.projectCodes(), until));
    }

    private Invoice joined(Invoice draft, Bill late, Taxes taxes) {
        int above = draft.lines().size();
        lines.join(draft, late.lines().stream().map(l -> l.at(l.position() + above, l.description())).toList());
        var saved = invoices.saveAndFlush(draft.joined(late, taxes));
        events.publishEvent(new LateWorkJoined(draft.id(), late.lines().size(), late.net(), saved.net()));
        return saved;
    }

    /** The same calculation, and nothing is written. */
    public BillingRunView dryRun(Run run) {
        var drafts = new ArrayList<BillingRunView.Draft>();
        var exceptions = new ArrayList<BillingRunView.Exception>();
        for (var code : due(run)) {
            var reckoned = reckoning.of(projects.get(code), run.days(), false);
            var prepared = prepare(reckoned, reckoned instanceof Bill ? followers(run, code, false) : List.of(), run);
            if (prepared.cannot() != null) exceptions.add(new BillingRunView.Exception(code, prepared.cannot()));
            else for (int i = 0; i < prepared.bills().size(); i++) drafts.add(Invoice.draft(run, prepared.bills().get(i), clock.instant()).tax(prepared.taxes().get(i)).preview());
        }
        return new BillingRunView(null, run.upTo(), run.asOf(), run.state(), run.requestedBy(), drafts, exceptions);
    }
}
