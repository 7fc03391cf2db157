package io.throughline.billing;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.NON_BILLABLE;
import static io.throughline.project.BillingModel.RETAINER;
import static io.throughline.project.BillingModel.TIME_AND_MATERIALS;

import io.throughline.billing.BillingRuns.Run;
import io.throughline.billing.Reckoned.Bill;
import io.throughline.billing.Reckoned.Cannot;
import io.throughline.firm.FirmClock;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** From what is due to a draft that holds its items. Its caller has the transaction. */
@Component
class Drafting {
    private final BillingRuns runs;
    private final Unbilled unbilled;
    private final Portions portions;
    private final Reckoning reckoning;
    private final InvoiceRepository invoices;
    private final Projects projects;
    private final Taxing taxes;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Drafting(BillingRuns runs, Unbilled unbilled, Portions portions, Reckoning reckoning, InvoiceRepository invoices, Projects projects,
             Taxing taxes, FirmClock clock, ApplicationEventPublisher events) {
        this.runs = runs;
        this.unbilled = unbilled;
        this.portions = portions;
        this.reckoning = reckoning;
        this.invoices = invoices;
        this.projects = projects;
        this.taxes = taxes;
        this.clock = clock;
        this.events = events;
    }

    /** Open billable items, a fee earned but not billed, or a delivered project before its last run; in code order. */
    List<String> due(LocalDate upTo) {
        var all = projects.all().stream().collect(Collectors.toMap(ProjectSummary::code, Function.identity()));
        var due = new TreeSet<String>();
        unbilled.projectsWithTime(upTo).stream().filter(code -> all.get(code).billingModel() != NON_BILLABLE).forEach(due::add);
        unbilled.projectsWithExpenses(upTo).stream().filter(code -> all.get(code).billingModel() == TIME_AND_MATERIALS).forEach(due::add);
        var delivered = codes(all.values().stream().filter(Reckoning::delivered).filter(p -> p.billingModel() != RETAINER).toList());
        delivered.removeAll(runs.withLastRun(delivered));
        delivered.removeAll(unbilled.workedAfter(delivered, upTo));
        due.addAll(delivered);
        due.addAll(feesEarned(all.values().stream().filter(p -> p.billingModel() == FIXED_FEE && p.state() != ProjectState.SETUP)
                .filter(p -> !due.contains(p.code())).toList(), upTo));
        return List.copyOf(due);
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

    Billing.Drafting draft(long runId, String projectCode) {
        var run = runs.get(runId);
        runs.lock(projectCode);
        var earlier = invoices.findByRunIdAndProjectCode(runId, projectCode);
        if (earlier.isPresent()) return new Billing.Drafting.Drafted(earlier.get().id());
        var reckoned = reckoning.of(projects.get(projectCode), run.upTo(), true);
        Optional<Taxes> tax = reckoned instanceof Bill bill && bill.makesInvoice() ? tax(bill, run.upTo()) : Optional.empty();
        if (reckoned instanceof Bill bill && bill.makesInvoice() && tax.isEmpty()) reckoned = untaxed(bill, run.upTo());
        if (reckoned instanceof Cannot cannot) {
            runs.except(runId, projectCode, cannot.reason());
            return new Billing.Drafting.CannotBill(cannot.reason());
        }
        return write(run, (Bill) reckoned, tax);
    }

    private Billing.Drafting write(Run run, Bill bill, Optional<Taxes> tax) {
        var code = bill.project().code();
        Invoice draft = null;
        if (bill.makesInvoice()) draft = invoices.saveAndFlush(Invoice.draft(run, bill, clock.instant()).tax(tax.orElseThrow()));
        portions.take(run.id(), code, draft == null ? null : draft.id(), bill.claims());
        if (bill.lastRun()) runs.lastRun(code, run.id());
        if (draft != null) events.publishEvent(new InvoiceDrafted(draft.id(), run.id(), draft.clientCode(), List.of(code), draft.net()));
        if (bill.lastRun()) events.publishEvent(new ProjectBilled(code, run.id()));
        return draft == null ? new Billing.Drafting.NothingDue() : new Billing.Drafting.Drafted(draft.id());
    }

    /** The same calculation, and nothing is written. */
    BillingRunView dryRun(LocalDate upTo, String by) {
        var drafts = new ArrayList<BillingRunView.Draft>();
        var exceptions = new ArrayList<BillingRunView.Exception>();
        var run = new Run(0, clock.today(), upTo, "DRY_RUN", by);
        for (var code : due(upTo)) {
            var reckoned = reckoning.of(projects.get(code), upTo, false);
            Optional<Taxes> tax = reckoned instanceof Bill bill && bill.makesInvoice() ? tax(bill, upTo) : Optional.empty();
            if (reckoned instanceof Bill bill && bill.makesInvoice() && tax.isEmpty()) reckoned = untaxed(bill, upTo);
            if (reckoned instanceof Cannot cannot) exceptions.add(new BillingRunView.Exception(code, cannot.reason()));
            else if (reckoned instanceof Bill bill && bill.makesInvoice()) drafts.add(Invoice.draft(run, bill, clock.instant()).tax(tax.orElseThrow()).preview());
        }
        return new BillingRunView(null, upTo, run.asOf(), run.state(), by, drafts, exceptions);
    }

    private Optional<Taxes> tax(Bill bill, LocalDate upTo) {
        return taxes.of(bill.project().code(), bill.project().clientCode(), upTo);
    }

    private Cannot untaxed(Bill bill, LocalDate upTo) {
        return new Cannot(taxes.unknown(bill.project().code(), bill.project().clientCode(), upTo));
    }
}
