package io.throughline.billing.issue;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.DepositsMoved;
import io.throughline.billing.DraftClosed;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.InvoiceDraftRejected;
import io.throughline.billing.InvoiceIssued;
import io.throughline.billing.InvoiceMailed;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.billing.PaperSettings;
import io.throughline.billing.PayPage;
import io.throughline.billing.contract.Plans;
import io.throughline.billing.drafting.BillingRunRows;
import io.throughline.billing.drafting.Portions;
import io.throughline.billing.paper.Documents;
import io.throughline.billing.paper.EInvoices;
import io.throughline.billing.paper.InvoiceDocument;
import io.throughline.billing.paper.InvoiceWriter;
import io.throughline.billing.tax.Taxes;
import io.throughline.billing.tax.Taxing;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import io.throughline.quantity.Money;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A draft's way to an invoice: checked, reviewed, issued, printed, handed over; or rejected. Its caller has the transaction. */
@Component
public class Issuing {
    private final InvoiceRepository invoices;
    private final InvoiceWriter writer;
    private final InvoiceDocument document;
    private final Documents documents;
    private final PayPage payPage;
    private final PaperSettings papers;
    private final EInvoices electronic;
    private final NumberSeries numbers;
    private final Portions portions;
    private final BillingRunRows runs;
    private final Clients clients;
    private final People people;
    private final Taxing taxes;
    private final Plans plans;
    private final FirmClock clock;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Issuing(InvoiceRepository invoices, InvoiceWriter writer, InvoiceDocument document, Documents documents, PayPage payPage, PaperSettings papers,
            EInvoices electronic, NumberSeries numbers, Portions portions, BillingRunRows runs, Clients clients, People people, Taxing taxes, Plans plans, FirmClock clock, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.writer = writer;
        this.document = document;
        this.documents = documents;
        this.payPage = payPage;
        this.papers = papers;
        this.electronic = electronic;
        this.numbers = numbers;
        this.portions = portions;
        this.runs = runs;
        this.clients = clients;
        this.people = people;
        this.taxes = taxes;
        this.plans = plans;
        this.clock = clock;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What must be mended before the draft can be issued, as sentences. It is written once with a number that stands in for its own. */
    public List<String> check(Invoice draft) {
        var problems = new ArrayList<String>();
        var today = clock.today();
        var content = writer.invoice(draft, NumberSeries.standIn(NumberSeries.INVOICE, today, 0), today, today);
        if (content.client().name() == null || content.client().name().isBlank()) problems.add("Client %s has no name.".formatted(draft.clientCode()));
        if (content.seller().name() == null || content.seller().name().isBlank()) problems.add("The firm has no name: say who sells at /api/v1/firm.");
        var lines = draft.lines().stream().map(l -> l.amountIn(draft.currency())).reduce(Money.zero(draft.currency()), Money::plus);
        if (!lines.equals(draft.net())) problems.add("The lines add up to %s, the net is %s.".formatted(lines, draft.net()));
        if (!draft.net().plus(draft.vat()).equals(draft.gross())) problems.add("%s net and %s VAT are not %s.".formatted(draft.net(), draft.vat(), draft.gross()));
        portions.linesThatDiffer(draft.id()).forEach(p -> problems.add("The hours of line %d are not those of its entries.".formatted(p)));
        var tax = draft.tax().reason() == null || draft.tax().reason().isBlank() ? tax(draft).map(t -> t.work().tax()).orElse(null) : draft.tax();
        if (tax == null) problems.add(taxes.unknown(draft.projectCode(), draft.clientCode(), draft.upTo()));
        else if (tax.reason() == null || tax.reason().isBlank()) problems.add("The table 'tax' gives no reason for category %s.".formatted(tax.category()));
        plans.overPurchaseOrder(draft).ifPresent(problems::add);
        if (problems.isEmpty()) EInvoices.takenBy(content).ifPresent(syntax -> problems.addAll(electronic.problems(content, syntax)));
        return problems;
    }

    public void review(Invoice draft, boolean approved, String comment) {
        draft.mustBeDraft("reviewed");
        var reviewer = Actor.current();
        if (people.personOf(reviewer).equals(people.personOf(draft.draftedBy())) && !people.ownerDecidesAlone()) {
            throw new Refused("You started the run that drafted this invoice: somebody else has to review it.");
        }
        if (!approved && comment.isBlank()) throw new InvalidInput("comment", "Say why the draft is rejected: who drafted it will read it.");
        jdbc.sql("insert into app.invoice_review (invoice_id, reviewer, approved, comment, reviewed_at, content_hash) values (?, ?, ?, ?, ?, ?)")
                .params(draft.id(), reviewer, approved, comment.strip(), Timestamp.from(clock.instant()), writer.invoice(draft, null, null, null).lastingHash()).update();
        events.publishEvent(new InvoiceReviewed(draft.id(), reviewer, approved, comment.strip()));
    }

    /** Publishes DraftClosed. */
    public void close(Invoice draft) {
        invoices.saveAndFlush(draft.keepOpen(null));
        events.publishEvent(new DraftClosed(draft.id()));
    }

    /** A second time changes nothing. */
    public void release(Invoice draft, String comment) {
        if (draft.isRejected()) return;
        invoices.saveAndFlush(draft.reject());
        portions.release(draft.id(), "rejection:" + draft.id());
        runs.reopen(draft.id(), draft.projectCode());
        events.publishEvent(new InvoiceDraftRejected(draft.id(), draft.projectCodes(), draft.draftedBy(), comment));
    }

    /** A second time answers the number of the first. The number is the last thing taken: nothing slow happens while others wait for theirs. */
    public void issue(Invoice draft) {
        if (draft.isIssued()) return;
        draft.mustBeDraft("issued");
        plans.overPurchaseOrder(draft).ifPresent(why -> {
            throw new Refused(why);
        });
        var today = clock.today();
        var taxed = tax(draft).orElseThrow(() -> new Refused(taxes.unknown(draft.projectCode(), draft.clientCode(), draft.upTo())));
        draft.tax(taxed);
        var due = today.plusDays(clients.get(draft.clientCode()).paymentTermsDays());
        var unnumbered = writer.invoice(draft, null, today, due);
        mustBeAsApproved(draft, unnumbered);
        var number = numbers.next(NumberSeries.INVOICE, today);
        var content = unnumbered.numbered(number).canonical();
        invoices.saveAndFlush(draft.issue(number, today, due, Actor.current(), content, InvoiceContent.sha256(content)));
        vat(draft, taxed);
        events.publishEvent(new InvoiceIssued(draft.id(), number, draft.clientCode(), draft.projectCodes(), today, due, draft.net(), draft.vat(),
                draft.gross(), draft.tax().category(), InvoiceContent.sha256(content)));
        var deposits = draft.lines().stream().filter(l -> l.kind() == InvoiceLine.Kind.DEPOSIT || l.kind() == InvoiceLine.Kind.DEPOSIT_DEDUCTED)
                .map(l -> l.amountIn(draft.currency())).reduce(Money.zero(draft.currency()), Money::plus);
        if (!deposits.isZero()) events.publishEvent(new DepositsMoved(draft.id(), number, today, deposits));
    }

    /** Number and dates apart, what leaves the house is what the reviewer saw. */
    private void mustBeAsApproved(Invoice draft, InvoiceContent content) {
        jdbc.sql("select content_hash from app.invoice_review where invoice_id = ? and approved and content_hash is not null").param(draft.id()).query(String.class).optional()
                .filter(approved -> !approved.equals(content.lastingHash()))
                .ifPresent(approved -> {
                    throw new Refused("Draft %d says something else now than when it was approved: reject it and draft it anew.".formatted(draft.id()));
                });
    }

    public void print(Invoice invoice) {
        if (!invoice.isIssued()) throw new Refused("Draft %d is not issued: only its preview can be printed.".formatted(invoice.id()));
        if (papers.atOnce()) printed(invoice);
        if (invoice.publicState() != InvoiceState.CREDITED && clients.get(invoice.clientCode()).eInvoice().format() != EInvoicing.Format.NONE) {
            var content = InvoiceContent.read(invoice.content());
            EInvoices.takenBy(content).ifPresent(syntax -> electronic.xml(invoice.id(), content, syntax));
        }
    }

    /** Printed when it is first asked for, from what was written down at its issue; the first print stays. */
    public byte[] printed(Invoice invoice) {
        return documents.find(invoice.id(), InvoiceContent.INVOICE, "").orElseGet(() -> {
            if (!invoice.isIssued()) throw new Unknown("printed invoice", invoice.id());
            var content = InvoiceContent.read(invoice.content());
            var pdf = electronic.paper(invoice.id(), content, document.pdf(content, payPage.of(invoice.id()).orElse(null)));
            documents.keep(invoice.id(), InvoiceContent.INVOICE, "", pdf, clock.instant());
            return documents.find(invoice.id(), InvoiceContent.INVOICE, "").orElse(pdf);
        });
    }

    /** Marked DRAFT, without a number, and kept nowhere; of a rejected one what was rejected. */
    public byte[] preview(Invoice draft) {
        if (!draft.isRejected()) draft.mustBeDraft("previewed");
        return document.pdf(writer.invoice(draft, null, null, null), null);
    }

    public void mailed(Invoice invoice, String to) {
        if (!invoice.isIssued()) throw new Refused("Draft %d is not issued: it cannot be mailed.".formatted(invoice.id()));
        int first = jdbc.sql("insert into app.invoice_mailing (invoice_id, mailed_to, mailed_at) values (?, ?, ?) on conflict do nothing")
                .params(invoice.id(), to, Timestamp.from(clock.instant())).update();
        if (first == 1) events.publishEvent(new InvoiceMailed(invoice.id(), invoice.number(), to));
    }

    private Optional<Taxes> tax(Invoice draft) {
        return taxes.of(draft.projectCode(), draft.clientCode(), draft.upTo());
    }

    private void vat(Invoice invoice, Taxes taxed) {
        for (var vat : taxed.on(invoice.lines(), invoice.currency())) {
            jdbc.sql("insert into app.invoice_vat (invoice_id, category, percent, base, vat, reason, code) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(invoice.id(), vat.category(), vat.percent(), vat.base().amount(), vat.amount().amount(), vat.reason(), vat.code()).update();
        }
    }
}
