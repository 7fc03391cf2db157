package io.throughline.billing;

import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.einvoice.Syntax;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafting, issuing and crediting of invoices: from approved work and nothing else, each item at most once. */
@Service
@Transactional
public class Billing {
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);
    private final BillingRuns runs;
    private final io.throughline.billing.Drafting drafting;
    private final Issuing issuing;
    private final Crediting crediting;
    private final Portions portions;
    private final Unbilled unbilled;
    private final Explanations explanations;
    private final InvoiceRepository invoices;
    private final InvoiceWriter writer;
    private final EInvoices electronic;
    private final Projects projects;
    private final FirmClock clock;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    Billing(BillingRuns runs, io.throughline.billing.Drafting drafting, Issuing issuing, Crediting crediting, Portions portions, Unbilled unbilled,
            Explanations explanations, InvoiceRepository invoices, InvoiceWriter writer, EInvoices electronic, Projects projects, FirmClock clock, TransactionTemplate transactions,
            ApplicationEventPublisher events) {
        this.runs = runs;
        this.drafting = drafting;
        this.issuing = issuing;
        this.crediting = crediting;
        this.portions = portions;
        this.unbilled = unbilled;
        this.explanations = explanations;
        this.invoices = invoices;
        this.writer = writer;
        this.electronic = electronic;
        this.projects = projects;
        this.clock = clock;
        this.transactions = transactions;
        this.events = events;
    }

    public sealed interface Drafting {
        record Drafted(long draftId) implements Drafting {}

        record NothingDue() implements Drafting {}

        /** Kept with the run as an exception for finance; the sentence says what to do. */
        record CannotBill(String reason) implements Drafting {}
    }

    /** Opens a run over everything approved and dated up to and including the day; the calendar's own once a day. Answers its id. */
    public long startRun(LocalDate asOf, LocalDate upTo) {
        long id = runs.start(asOf, upTo, Actor.current(), clock.instant());
        events.publishEvent(new BillingRunStarted(id, asOf, upTo));
        return id;
    }

    /** Of a person's: for work from the day {@code since} on, and for these projects only; null and none for no such wish. */
    public long startRun(LocalDate since, LocalDate upTo, List<String> onlyProjects) {
        long id = runs.start(clock.today(), new Span(since, upTo), onlyProjects, Actor.current(), clock.instant());
        events.publishEvent(new BillingRunStarted(id, clock.today(), upTo));
        return id;
    }

    /** On demand; publishes BillingRunRequested, which starts billing-run. */
    public BillingRunView requestRun(LocalDate upTo) {
        return requestRun(null, upTo, List.of());
    }

    public BillingRunView requestRun(LocalDate since, LocalDate upTo, List<String> onlyProjects) {
        onlyProjects.forEach(projects::get);
        var by = Actor.current();
        long id = runs.start(clock.today(), new Span(since, upTo), onlyProjects, by, clock.instant());
        events.publishEvent(new BillingRunRequested(id, clock.today(), upTo, by));
        return run(id);
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
            return drafting.dryRun(new BillingRuns.Run(0, clock.today(), upTo, "DRY_RUN", Actor.current(), since, onlyProjects.isEmpty() ? null : String.join(",", onlyProjects)));
        });
    }

    /** Projects with something to bill, or delivered and waiting for their last run, in code order; what could not be billed before is tried again. */
    public List<String> due(long runId) {
        runs.forgetExceptions(runId);
        return drafting.due(runs.get(runId));
    }

    /** Publishes InvoiceDrafted, which starts invoicing; ProjectBilled where a delivered project has nothing left. Repeating it changes nothing. */
    public Drafting draft(long runId, String projectCode) {
        return drafting.draft(runId, projectCode);
    }

    public void finishRun(long runId) {
        if (!runs.finish(runId, clock.instant())) return;
        events.publishEvent(new BillingRunFinished(runId, invoices.findByRunIdOrderByProjectCode(runId).size(), runs.exceptions(runId).size()));
    }

    @Transactional(readOnly = true)
    public BillingRunView run(long runId) {
        var run = runs.get(runId);
        var drafts = invoices.findByRunIdOrderByProjectCode(runId).stream().map(Invoice::summary).map(BillingRunView::draft).toList();
        return new BillingRunView(run.id(), run.upTo(), run.asOf(), run.state(), run.requestedBy(), drafts, runs.exceptions(runId));
    }

    @Transactional(readOnly = true)
    public PageOf<BillingRunView> runs(int page, int size) {
        return runs.page(page, size).map(r -> new BillingRunView(r.id(), r.upTo(), r.asOf(), r.state(), r.requestedBy(), null, runs.exceptions(r.id())));
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

    /** Prints the issued invoice and keeps the PDF, unless papers are printed on demand only; repeating it changes nothing. */
    public void print(long draftId) {
        issuing.print(invoice(draftId));
    }

    /** The invoice is with the post office, or goes by post where {@code to} is empty; publishes InvoiceMailed once. */
    public void mailed(long draftId, String to) {
        issuing.mailed(invoice(draftId), to);
    }

    /** Takes back all that is left of an invoice; publishes CreditNoteIssued. Refuses where nothing is left. */
    public CreditNoteSummary credit(String invoiceNumber, String reason) {
        return credit(invoiceNumber, CreditWish.inFull(reason));
    }

    /** Takes back lines, hours or an amount; publishes CreditNoteIssued. */
    public CreditNoteSummary credit(String invoiceNumber, CreditWish wish) {
        return crediting.credit(locked(numbered(invoiceNumber).id()), wish);
    }

    /** Credits and bills the project anew up to the same day, in one go: both or neither. Publishes CreditNoteIssued and InvoiceDrafted. */
    public Rebilled rebill(String invoiceNumber, CreditWish wish) {
        var invoice = numbered(invoiceNumber);
        var note = credit(invoiceNumber, wish);
        long run = startRun(clock.today(), invoice.upTo());
        var drafted = drafting.draft(run, invoice.projectCode());
        finishRun(run);
        if (drafted instanceof Drafting.CannotBill cannot) throw new Refused(cannot.reason());
        if (!(drafted instanceof Drafting.Drafted draft)) throw new Refused("Nothing can be billed anew of what invoice %s covered: credit it without billing again.".formatted(invoiceNumber));
        return new Rebilled(note, get(draft.draftId()));
    }

    /** A credit note and the draft that takes its place. */
    public record Rebilled(CreditNoteSummary creditNote, InvoiceSummary draft) {}

    /** Lines of which anything is left to credit. */
    @Transactional(readOnly = true)
    public List<CreditableLine> creditable(String invoiceNumber) {
        return crediting.creditable(numbered(invoiceNumber));
    }

    @Transactional(readOnly = true)
    public List<CreditNoteSummary> creditNotesOf(String invoiceNumber) {
        return crediting.all(numbered(invoiceNumber).id()).stream().map(Crediting.Note::summary).toList();
    }

    /** The latest one. */
    @Transactional(readOnly = true)
    public Optional<CreditNoteSummary> creditNoteOf(String invoiceNumber) {
        return crediting.find(numbered(invoiceNumber).id()).map(Crediting.Note::summary);
    }

    public byte[] creditNotePdf(String creditNoteNumber) {
        return crediting.pdf(crediting.byNumber(creditNoteNumber));
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

    /** What the invoice says: as issued, or as it would be now while it is a draft. */
    @Transactional(readOnly = true)
    public InvoiceContent paper(long draftId) {
        var invoice = invoice(draftId);
        return invoice.isIssued() ? InvoiceContent.read(invoice.content()) : writer.invoice(invoice, null, null, null);
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

    /** The PDF of an issued invoice: printed once, then kept. */
    public byte[] pdf(long draftId) {
        return issuing.printed(invoice(draftId));
    }

    /** A draft's PDF, marked as such; nothing is kept. */
    @Transactional(readOnly = true)
    public byte[] previewPdf(long draftId) {
        return issuing.preview(invoice(draftId));
    }

    /** Of an issued invoice. {@code format}: cii, ubl, xrechnung, peppol; null: as the client takes it. The first one of a kind is kept byte for byte. */
    public byte[] xml(String number, String format) {
        var invoice = numbered(number);
        var content = InvoiceContent.read(invoice.content());
        return electronic.xml(invoice.id(), content, EInvoices.asked(format, content));
    }

    public byte[] creditNoteXml(String creditNoteNumber, String format) {
        var note = crediting.byNumber(creditNoteNumber);
        var content = InvoiceContent.read(note.content());
        return electronic.xml(note.invoiceId(), content, EInvoices.asked(format, content));
    }

    /** What is sent beside the PDF; empty where the XML is inside, or none is taken. */
    public Optional<byte[]> xmlBeside(long draftId) {
        var content = InvoiceContent.read(invoice(draftId).content());
        return EInvoices.takenBy(content).filter(s -> s != Syntax.CII).map(s -> electronic.xml(draftId, content, s));
    }

    public Optional<byte[]> creditNoteXmlBeside(String creditNoteNumber) {
        var note = crediting.byNumber(creditNoteNumber);
        var content = InvoiceContent.read(note.content());
        return EInvoices.takenBy(content).filter(s -> s != Syntax.CII).map(s -> electronic.xml(note.invoiceId(), content, s));
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
