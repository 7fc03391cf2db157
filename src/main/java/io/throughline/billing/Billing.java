package io.throughline.billing;

import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.drafting.BillingRunRows;
import io.throughline.billing.drafting.LateWork;
import io.throughline.billing.drafting.Portions;
import io.throughline.billing.drafting.Reckoning;
import io.throughline.billing.drafting.Span;
import io.throughline.billing.issue.Explanations;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.billing.issue.Issuing;
import io.throughline.billing.tax.TaxView;
import io.throughline.billing.unbilled.Unbilled;
import io.throughline.project.BillingModel;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts and what becomes of them: checked, reviewed, issued for good or released; and what is still to be billed. */
@Service
@Transactional
public class Billing {
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);
    private final BillingRunRows runs;
    private final Issuing issuing;
    private final LateWork lateWork;
    private final Portions portions;
    private final Unbilled unbilled;
    private final Explanations explanations;
    private final InvoiceRepository invoices;
    private final Projects projects;

    Billing(BillingRunRows runs, Issuing issuing, LateWork lateWork, Portions portions, Unbilled unbilled, Explanations explanations, InvoiceRepository invoices, Projects projects) {
        this.runs = runs;
        this.issuing = issuing;
        this.lateWork = lateWork;
        this.portions = portions;
        this.unbilled = unbilled;
        this.explanations = explanations;
        this.invoices = invoices;
        this.projects = projects;
    }

    /** Everything of the delivered project was taken by a run; false again when a draft of it is rejected or an invoice credited. */
    @Transactional(readOnly = true)
    public boolean lastRunDone(String projectCode) {
        return runs.lastRunOf(projectCode).isPresent();
    }

    /** What must be mended before the draft can be issued, as sentences. */
    public List<String> check(long draftId) {
        return issuing.check(invoice(draftId));
    }

    /** The acting person's verdict; refuses whoever started the run, and a rejection without a comment. */
    public void review(long draftId, boolean approved, String comment) {
        issuing.review(locked(draftId), approved, comment);
    }

    /** Rejects a draft and frees its items; publishes InvoiceDraftRejected. Repeating it changes nothing. */
    public InvoiceSummary release(long draftId, String comment) {
        var draft = locked(draftId);
        issuing.release(draft, comment);
        return draft.summary();
    }

    /** Gives number and date, for good; publishes InvoiceIssued. Repeating it changes nothing. */
    public InvoiceSummary issue(long draftId) {
        var draft = locked(draftId);
        issuing.issue(draft);
        return draft.summary();
    }

    /** Late work joins it no more, and it goes on to be checked; publishes DraftClosed. Refused where it is closed already. */
    public InvoiceSummary close(long draftId) {
        if (!closeKeptOpen(draftId)) throw new Refused("Draft %d is not kept open: it has gone on already.".formatted(draftId));
        return get(draftId);
    }

    /** As {@link #close}, and false where it is closed already. What was approved by now is taken in. */
    public boolean closeKeptOpen(long draftId) {
        if (!lateWork.lastCall(draftId)) return false;
        issuing.close(locked(draftId));
        return true;
    }

    @Transactional(readOnly = true)
    public InvoiceSummary get(long draftId) {
        return invoice(draftId).summary();
    }

    @Transactional(readOnly = true)
    public InvoiceSummary byNumber(String number) {
        return numbered(number).summary();
    }

    @Transactional(readOnly = true)
    public Optional<InvoiceSummary> find(String number) {
        return invoices.findByNumber(number).map(Invoice::summary);
    }

    @Transactional(readOnly = true)
    public List<InvoiceSummary> ofProject(String projectCode) {
        return invoices.findByProjectCodeOrderById(projectCode).stream().map(Invoice::summary).toList();
    }

    /** {@code state}: DRAFT, REJECTED, ISSUED; null for any, and so for project and client. Newest first. */
    @Transactional(readOnly = true)
    public PageOf<InvoiceSummary> invoices(String state, String projectCode, String clientCode, int page, int size) {
        var found = invoices.page(state == null ? null : Invoice.State.valueOf(state), projectCode, clientCode, PageRequest.of(page, size));
        return new PageOf<>(found.getContent().stream().map(Invoice::summary).toList(), found.getTotalElements(), page, size);
    }

    /** Who started the run that drafted it. */
    @Transactional(readOnly = true)
    public String draftedBy(long draftId) {
        return invoice(draftId).draftedBy();
    }

    /** Per line, from the amount back to entries, rates, rounding and approvals. */
    @Transactional(readOnly = true)
    public List<LineExplanation> explain(String number) {
        return explanations.of(numbered(number));
    }

    /** The same without the entries. */
    @Transactional(readOnly = true)
    public List<LineExplanation> explainLines(String number) {
        return Explanations.linesOf(numbered(number));
    }

    /** Whatever keeps a project from being fully billed, as sentences; empty when all is billed and no draft is open. */
    @Transactional(readOnly = true)
    public List<String> unbilled(String projectCode) {
        var project = projects.get(projectCode);
        var open = new ArrayList<String>();
        if (project.billingModel() != BillingModel.NON_BILLABLE) {
            var hours = unbilled.time(projectCode, Span.until(EVER), false).stream().map(Unbilled.Time::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (hours.signum() > 0) open.add("%s approved hours are not billed.".formatted(hours.toPlainString()));
        }
        if (project.billingModel() == BillingModel.TIME_AND_MATERIALS) {
            int expenses = unbilled.expenses(projectCode, Span.until(EVER), false).size();
            if (expenses > 0) open.add("%d approved expenses are not billed.".formatted(expenses));
        }
        if (unbilled.anythingHeld(projectCode)) open.add("Approved items are held back from billing: let them go, or write them off.");
        if (project.billingModel() == BillingModel.FIXED_FEE && Reckoning.delivered(project)) {
            var fee = Money.rounded(project.budgetAmount(), project.currency());
            var billed = Money.rounded(portions.feesBilled(Set.of(projectCode)).getOrDefault(projectCode, BigDecimal.ZERO), project.currency());
            if (billed.compareTo(fee) < 0) open.add("%s of the fee of %s is billed.".formatted(billed, fee));
        }
        if (Reckoning.delivered(project) && !lastRunDone(projectCode)) open.add("The last billing run is still to come.");
        ofProject(projectCode).stream().filter(i -> i.state() == InvoiceSummary.InvoiceState.DRAFT)
                .forEach(i -> open.add("Draft %d over %s is not issued.".formatted(i.draftId(), i.net())));
        return open;
    }

    /** Where all approved hours stand: the completeness proof's side of billing. */
    @Transactional(readOnly = true)
    public HoursStanding hoursStanding() {
        var unpaid = projects.all().stream().filter(p -> p.billingModel() == BillingModel.NON_BILLABLE).map(p -> p.code()).collect(Collectors.toSet());
        return new HoursStanding(portions.standing().stream().map(p -> unpaid.contains(p.projectCode()) ? p.notBillable() : p).toList());
    }

    /** How an issued invoice, or a draft as it stands, was taxed: what was asked, what the table answered, and the VAT by category and rate. */
    @Transactional(readOnly = true)
    public TaxView tax(String number) {
        var invoice = numbered(number);
        return new TaxView(number, invoice.taxes().work(), invoice.taxes().expenses(), InvoiceContent.read(invoice.content()).taxes());
    }

    private Invoice invoice(long draftId) {
        return invoices.findById(draftId).orElseThrow(() -> new Unknown("invoice draft", draftId));
    }

    private Invoice locked(long draftId) {
        return invoices.lock(draftId).orElseThrow(() -> new Unknown("invoice draft", draftId));
    }

    private Invoice numbered(String number) {
        return invoices.findByNumber(number).orElseThrow(() -> new Unknown("invoice", number));
    }
}
