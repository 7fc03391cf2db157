package io.throughline.billing.issue;

import io.throughline.api.Refused;
import io.throughline.billing.BillingRunView;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.TaxPolicy;
import io.throughline.billing.drafting.BillingRunRows;
import io.throughline.billing.drafting.Reckoned;
import io.throughline.billing.tax.Taxes;
import io.throughline.quantity.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** DRAFT → ISSUED for good, or → REJECTED. Lines never change; the database refuses every change once it is issued, but being credited. */
@Entity
@Table(name = "invoice")
public class Invoice {
    public enum State { DRAFT, REJECTED, ISSUED }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long runId;
    private String projectCode;
    private String alsoProjects;
    private String poNumber;
    private String clientCode;
    @Enumerated(EnumType.STRING)
    private State state = State.DRAFT;
    private LocalDate upTo;
    private boolean lastRun;
    private String draftedBy;
    private Instant draftedAt;
    private String currency;
    private BigDecimal net;
    private String taxCategory;
    private BigDecimal taxPercent;
    private String taxReason;
    private String taxDecisions;
    private BigDecimal vat;
    private BigDecimal gross;
    private String number;
    private LocalDate issueDate;
    private LocalDate dueDate;
    private String issuedBy;
    private String content;
    private String contentHash;
    private Long releasedBy;
    private LocalDate keptOpenUntil;

    @ElementCollection
    @CollectionTable(name = "invoice_line", joinColumns = @JoinColumn(name = "invoice_id"))
    @OrderBy("position")
    private List<InvoiceLine> lines = new ArrayList<>();

    protected Invoice() {}

    public static Invoice draft(BillingRunRows.Run run, Reckoned.Bill bill, Instant at) {
        var draft = new Invoice();
        draft.runId = run.id();
        draft.projectCode = bill.project().code();
        draft.alsoProjects = bill.alsoProjects().isEmpty() ? null : String.join(",", bill.alsoProjects());
        draft.clientCode = bill.billTo();
        draft.poNumber = bill.terms().purchaseOrder() == null ? null : bill.terms().purchaseOrder().number();
        draft.upTo = run.upTo();
        draft.lastRun = bill.lastRun();
        draft.draftedBy = run.requestedBy();
        draft.draftedAt = at;
        draft.currency = bill.project().currency();
        draft.net = bill.net().amount();
        draft.lines.addAll(bill.lines());
        return draft;
    }

    /** Late work joins it up to and including the day; null closes it. */
    public Invoice keepOpen(LocalDate until) {
        mustBeDraft("kept open");
        keptOpenUntil = until;
        return this;
    }

    public boolean isKeptOpen() {
        return state == State.DRAFT && keptOpenUntil != null;
    }

    /** Its lines are written already. */
    public Invoice joined(Reckoned.Bill late, Taxes taxes) {
        mustBeDraft("added to");
        net = lines.stream().map(l -> l.amountIn(currency)).reduce(Money.zero(currency), Money::plus).amount();
        lastRun |= late.lastRun();
        var also = new LinkedHashSet<>(projectCodes());
        also.addAll(late.alsoProjects());
        also.remove(projectCode);
        alsoProjects = also.isEmpty() ? null : String.join(",", also);
        return tax(taxes);
    }

    /** VAT once a category and rate, on the summed net of its lines, rounded half up. */
    public Invoice tax(Taxes taxes) {
        mustBeDraft("taxed");
        var vatAmount = taxes.on(lines, currency).stream().map(Taxes.Vat::amount).reduce(Money.zero(currency), Money::plus);
        var main = taxes.of(lines.get(0).kind());
        taxCategory = main.category();
        taxPercent = main.percent();
        taxReason = main.reason();
        taxDecisions = taxes.text();
        vat = vatAmount.amount();
        gross = net().plus(vatAmount).amount();
        return this;
    }

    Invoice issue(String number, LocalDate issueDate, LocalDate dueDate, String by, String content, String hash) {
        mustBeDraft("issued");
        this.number = number;
        this.issueDate = issueDate;
        this.dueDate = dueDate;
        this.issuedBy = by;
        this.content = content;
        this.contentHash = hash;
        this.state = State.ISSUED;
        return this;
    }

    Invoice reject() {
        mustBeDraft("rejected");
        state = State.REJECTED;
        return this;
    }

    public Invoice creditedBy(long creditNote) {
        if (state != State.ISSUED) throw new Refused("Draft %d is not issued: there is nothing to credit.".formatted(id));
        if (releasedBy != null) throw new Refused("Invoice %s is credited already.".formatted(number));
        releasedBy = creditNote;
        return this;
    }

    void mustBeDraft(String deed) {
        if (state != State.DRAFT) {
            throw new Refused("Invoice %s is %s: it cannot be %s.".formatted(number == null ? id : number, state.name().toLowerCase(), deed));
        }
    }

    public boolean isIssued() {
        return state == State.ISSUED;
    }

    boolean isRejected() {
        return state == State.REJECTED;
    }

    InvoiceState publicState() {
        return releasedBy != null ? InvoiceState.CREDITED : InvoiceState.valueOf(state.name());
    }

    public InvoiceSummary summary() {
        return new InvoiceSummary(id, number, publicState(), clientCode, projectCodes(), issueDate, dueDate, net(), vat(), gross(), taxCategory, rows(), keptOpenUntil);
    }

    /** As {@link #summary()}, of a draft that is never saved. */
    public BillingRunView.Draft preview() {
        return new BillingRunView.Draft(null, null, publicState(), projectCode, clientCode, rows(), net(), taxCategory, vat(), gross(), null);
    }

    private List<InvoiceSummary.Line> rows() {
        return lines.stream().map(l -> new InvoiceSummary.Line(l.position(), l.kind().name(), l.description(), l.personCode(), l.hours(), l.shownRate(),
                l.amountIn(currency))).toList();
    }

    public long id() {
        return id;
    }

    public long runId() {
        return runId;
    }

    public String number() {
        return number;
    }

    public String projectCode() {
        return projectCode;
    }

    /** The one that it is filed under first. */
    public List<String> projectCodes() {
        var all = new ArrayList<>(List.of(projectCode));
        if (alsoProjects != null) all.addAll(List.of(alsoProjects.split(",")));
        return List.copyOf(all);
    }

    public String poNumber() {
        return poNumber;
    }

    public String clientCode() {
        return clientCode;
    }

    public String draftedBy() {
        return draftedBy;
    }

    public LocalDate upTo() {
        return upTo;
    }

    LocalDate issueDate() {
        return issueDate;
    }

    LocalDate dueDate() {
        return dueDate;
    }

    public String currency() {
        return currency;
    }

    public Money net() {
        return Money.rounded(net, currency);
    }

    public Money vat() {
        return vat == null ? null : Money.rounded(vat, currency);
    }

    public Money gross() {
        return gross == null ? null : Money.rounded(gross, currency);
    }

    public TaxPolicy.Tax tax() {
        return taxCategory == null ? null : new TaxPolicy.Tax(taxCategory, taxPercent, taxReason, "", "");
    }

    /** Null on a draft that is not taxed yet; of an invoice that is older than its decisions, what is known. */
    public Taxes taxes() {
        if (taxDecisions != null) return Taxes.read(taxDecisions);
        if (taxCategory == null) return null;
        var known = new Taxes.Decided(null, tax());
        return new Taxes(known, known);
    }

    public String content() {
        return content;
    }

    public List<InvoiceLine> lines() {
        return lines;
    }
}
