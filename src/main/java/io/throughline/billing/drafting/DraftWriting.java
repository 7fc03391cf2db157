package io.throughline.billing.drafting;

import io.throughline.billing.DraftKeptOpen;
import io.throughline.billing.InvoiceDrafted;
import io.throughline.billing.ProjectBilled;
import io.throughline.billing.contract.Plans;
import io.throughline.billing.drafting.BillingRunRows.Run;
import io.throughline.billing.drafting.Reckoned.Bill;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.billing.issue.LinesJoined;
import io.throughline.billing.tax.Taxes;
import io.throughline.firm.FirmClock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what is prepared: drafts, or lines that join drafts, and who holds which item from then on. Its caller holds the projects. */
@Component
class DraftWriting {
    private final BillingRunRows runs;
    private final Portions portions;
    private final InvoiceRepository invoices;
    private final Plans plans;
    private final LinesJoined lines;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    DraftWriting(BillingRunRows runs, Portions portions, InvoiceRepository invoices, Plans plans, LinesJoined lines, FirmClock clock, ApplicationEventPublisher events) {
        this.runs = runs;
        this.portions = portions;
        this.invoices = invoices;
        this.plans = plans;
        this.lines = lines;
        this.clock = clock;
        this.events = events;
    }

    /** {@code until}: so long the drafts are kept open for late work; null for not at all. */
    DraftOutcome write(Run run, Prepared prepared, LocalDate until) {
        return write(run, prepared, Map.of(), until);
    }

    /** Onto the drafts that are there, by bill-to. */
    void join(Run run, Prepared late, Map<String, Invoice> open) {
        write(run, late, open, null);
    }

    private DraftOutcome write(Run run, Prepared prepared, Map<String, Invoice> open, LocalDate until) {
        Long first = null;
        for (int i = 0; i < prepared.bills().size(); i++) {
            var bill = prepared.bills().get(i);
            if (!bill.makesInvoice()) continue;
            var kept = open.get(bill.billTo());
            int above = kept == null ? 0 : kept.lines().size();
            var draft = kept == null ? made(run, bill, prepared.taxes().get(i), until) : joined(kept, bill, prepared.taxes().get(i));
            take(run, draft, Sharing.moved(bill, above));
            if (first == null) {
                first = draft.id();
                prepared.with().forEach(other -> take(run, draft, Sharing.moved(other, above)));
            }
            if (bill.cap() != null) events.publishEvent(bill.cap());
            if (kept == null) tell(draft, run, until);
        }
        if (prepared.bills().isEmpty()) prepared.ofProjects().forEach(bill -> portions.take(run.id(), bill.project().code(), null, bill.claims()));
        for (var bill : prepared.ofProjects()) {
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

    private Invoice made(Run run, Bill bill, Taxes taxes, LocalDate until) {
        return invoices.saveAndFlush(Invoice.draft(run, bill, clock.instant()).tax(taxes).keepOpen(until));
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
}
