package io.throughline.billing.issue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.api.Unknown;
import io.throughline.billing.Billing;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.CreditWish;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.InvoicePapers;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.LineExplanation;
import io.throughline.billing.CreditNoteSummary;
import io.throughline.billing.Trails;
import io.throughline.billing.paper.InvoiceDetail;
import io.throughline.billing.paper.InvoiceWishes;
import io.throughline.billing.tax.TaxView;
import io.throughline.project.Consent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invoices")
class InvoicesController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')";
    private static final Set<String> STATES = Set.of("DRAFT", "REJECTED", "ISSUED");

    private final Billing billing;
    private final InvoicePapers papers;
    private final CreditNotes creditNotes;
    private final InvoiceWishes wishes;
    private final Trails trails;

    InvoicesController(Billing billing, InvoicePapers papers, CreditNotes creditNotes, InvoiceWishes wishes, Trails trails) {
        this.trails = trails;
        this.billing = billing;
        this.papers = papers;
        this.creditNotes = creditNotes;
        this.wishes = wishes;
    }

    record Wished(InvoiceDetail.Grouping grouping, Boolean timesheet, Integer keepOpenDays) {}

    @GetMapping
    @PreAuthorize(READERS)
    PageOf<InvoiceSummary> list(@RequestParam(required = false) String state, @RequestParam(required = false) String projectCode,
                                @RequestParam(required = false) String clientCode, @RequestParam(defaultValue = "0") @Min(0) int page,
                                @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size) {
        if (state != null && !STATES.contains(state)) throw new InvalidInput("state", "is one of DRAFT, REJECTED, ISSUED");
        return billing.invoices(state, projectCode, clientCode, page, size);
    }

    @GetMapping("/{number}")
    @PreAuthorize(READERS)
    InvoiceSummary get(@PathVariable String number) {
        return billing.byNumber(number);
    }

    @GetMapping("/{number}.pdf")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> pdf(@PathVariable String number) {
        return pdf(number, papers.pdf(billing.byNumber(number).draftId()));
    }

    /** {@code format}: cii, ubl, xrechnung, peppol; as the client takes it where nothing is said, and by the standard itself where it takes none. */
    @GetMapping("/{number}.xml")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> xml(@PathVariable String number, @RequestParam(required = false) String format) {
        return xml(number, papers.xml(number, format));
    }

    /** What the tax table was asked, what it answered, and the VAT by category and rate. */
    @GetMapping("/{number}/tax")
    @PreAuthorize(READERS)
    TaxView tax(@PathVariable String number) {
        return billing.tax(number);
    }

    @GetMapping("/drafts/{draftId}")
    @PreAuthorize(READERS)
    InvoiceSummary draft(@PathVariable long draftId) {
        return billing.get(draftId);
    }

    /** The preview that a reviewer looks at, marked DRAFT; of an issued invoice the invoice itself. */
    @GetMapping("/drafts/{draftId}.pdf")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> preview(@PathVariable long draftId) {
        boolean issued = billing.get(draftId).number() != null;
        return pdf("draft-" + draftId, issued ? papers.pdf(draftId) : papers.preview(draftId));
    }

    /** A draft that is kept open for late hours goes on at once; they are billed with the next one. */
    @PostMapping("/drafts/{draftId}/close")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    InvoiceSummary close(@PathVariable long draftId) {
        return billing.close(draftId);
    }

    /** How the client wants its invoices grouped, whether with the timesheet, and how many days a draft waits for late hours. */
    @GetMapping("/wishes/{clientCode}")
    @PreAuthorize(READERS)
    InvoiceWishes.Wish wish(@PathVariable String clientCode) {
        return wishes.of(clientCode);
    }

    @PutMapping("/wishes/{clientCode}")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    InvoiceWishes.Wish wish(@PathVariable String clientCode, @RequestBody Wished wish) {
        var before = wishes.of(clientCode);
        wishes.set(clientCode, new InvoiceWishes.Wish(wish.grouping() == null ? before.grouping() : wish.grouping(), wish.timesheet() == null ? before.timesheet() : wish.timesheet(),
                wish.keepOpenDays() == null ? before.keepOpenDays() : wish.keepOpenDays()));
        return wishes.of(clientCode);
    }

    @GetMapping("/{number}/explain")
    @PreAuthorize(READERS)
    List<LineExplanation> explain(@PathVariable String number) {
        return billing.explain(number);
    }

    /** {@code agreed}: what the client agreed to since the invoice before, in whose words, with the hash of what lay before them; {@code milestones}: those on it. */
    record TrailOf(@JsonUnwrapped Trail trail, List<Consent> agreed, List<Trails.Accepted> milestones) {}

    @GetMapping("/{number}/trail")
    @PreAuthorize(READERS)
    TrailOf trail(@PathVariable String number) {
        var draft = billing.byNumber(number).draftId();
        return new TrailOf(trails.of(draft), trails.agreed(draft), trails.milestones(draft));
    }

    @PostMapping("/{number}/credit-notes")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    CreditNoteSummary credit(@PathVariable String number, @RequestBody CreditWish credit) {
        return creditNotes.credit(number, credit);
    }

    /** Credits and drafts anew what was freed, both or neither. */
    @PostMapping("/{number}/rebill")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    CreditNotes.Rebilled rebill(@PathVariable String number, @RequestBody CreditWish credit) {
        return creditNotes.rebill(number, credit);
    }

    @GetMapping("/{number}/credit-notes")
    @PreAuthorize(READERS)
    PageOf<CreditNoteSummary> creditNotes(@PathVariable String number) {
        var notes = creditNotes.of(number);
        return new PageOf<>(notes, notes.size(), 0, 50);
    }

    @GetMapping("/{number}/credit-notes/{creditNote}.pdf")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> creditNotePdf(@PathVariable String number, @PathVariable String creditNote) {
        creditNotes.of(number).stream().filter(n -> n.number().equals(creditNote)).findFirst().orElseThrow(() -> new Unknown("credit note", creditNote));
        return pdf(creditNote, papers.creditNotePdf(creditNote));
    }

    @GetMapping("/{number}/credit-notes/{creditNote}.xml")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> creditNoteXml(@PathVariable String number, @PathVariable String creditNote, @RequestParam(required = false) String format) {
        creditNotes.of(number).stream().filter(n -> n.number().equals(creditNote)).findFirst().orElseThrow(() -> new Unknown("credit note", creditNote));
        return xml(creditNote, papers.creditNoteXml(creditNote, format));
    }

    /** The entity tag is the SHA-256 that is kept with the bytes. */
    private static ResponseEntity<byte[]> xml(String name, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).eTag(InvoiceContent.sha256(content))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".xml\"").body(content);
    }

    private static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"").body(content);
    }
}
