package io.throughline.billing;

import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.credit.CreditableLine;
import io.throughline.billing.credit.Crediting;
import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.firm.FirmClock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking back what was invoiced, in full or in part, and billing it anew. */
@Service
@Transactional
public class CreditNotes {
    private final Crediting crediting;
    private final BillingRuns runs;
    private final InvoiceRepository invoices;
    private final FirmClock clock;

    CreditNotes(Crediting crediting, BillingRuns runs, InvoiceRepository invoices, FirmClock clock) {
        this.crediting = crediting;
        this.runs = runs;
        this.invoices = invoices;
        this.clock = clock;
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
        long run = runs.start(clock.today(), invoice.upTo());
        var drafted = runs.draft(run, invoice.projectCode());
        runs.finish(run);
        if (drafted instanceof DraftOutcome.CannotBill cannot) throw new Refused(cannot.reason());
        if (!(drafted instanceof DraftOutcome.Drafted draft)) throw new Refused("Nothing can be billed anew of what invoice %s covered: credit it without billing again.".formatted(invoiceNumber));
        return new Rebilled(note, invoices.findById(draft.draftId()).orElseThrow().summary());
    }

    /** A credit note and the draft that takes its place. */
    public record Rebilled(CreditNoteSummary creditNote, InvoiceSummary draft) {}

    /** Lines of which anything is left to credit. */
    @Transactional(readOnly = true)
    public List<CreditableLine> creditable(String invoiceNumber) {
        return crediting.creditable(numbered(invoiceNumber));
    }

    @Transactional(readOnly = true)
    public List<CreditNoteSummary> of(String invoiceNumber) {
        return crediting.all(numbered(invoiceNumber).id()).stream().map(Crediting.Note::summary).toList();
    }

    /** The latest one. */
    @Transactional(readOnly = true)
    public Optional<CreditNoteSummary> latestOf(String invoiceNumber) {
        return crediting.find(numbered(invoiceNumber).id()).map(Crediting.Note::summary);
    }

    private Invoice locked(long draftId) {
        return invoices.lock(draftId).orElseThrow(() -> new Unknown("invoice draft", draftId));
    }

    private Invoice numbered(String number) {
        return invoices.findByNumber(number).orElseThrow(() -> new Unknown("invoice", number));
    }
}
