package io.throughline.process.invoicing;

import io.throughline.api.Unknown;
import io.throughline.billing.Billing;
import io.throughline.billing.Corrections;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.InvoicePapers;
import io.throughline.billing.Trails;
import io.throughline.firm.FirmClock;
import io.throughline.mail.Mails;
import io.throughline.people.People;
import io.throughline.process.Incidents;
import io.throughline.process.Names;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.InvoiceRegister;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Reminders;
import io.throughline.receivables.WriteOffs;
import io.throughline.security.Users;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One invoice or draft: its paper, where it stands, what it is made of, and everything that was done with it. */
@Controller
@RequestMapping("/invoices")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
class InvoiceRecordPage {
    private static final Pattern PERSON = Pattern.compile("h of (\\S+) x ");
    private static final Set<String> CORRECTING = Set.of("ROLE_MANAGER", "ROLE_FINANCE", "ROLE_DIRECTOR", "ROLE_ADMIN");
    private final Billing billing;
    private final InvoicePapers papers;
    private final CreditNotes creditNotes;
    private final Trails trails;
    private final InvoiceRegister register;
    private final Receivables receivables;
    private final ClientCredits credits;
    private final Reminders reminders;
    private final Disputes disputes;
    private final PaymentPlans plans;
    private final Corrections corrections;
    private final ClientLinks links;
    private final Mails mails;
    private final WriteOffs writeOffs;
    private final Reviews reviews;
    private final Incidents incidents;
    private final Deciders deciders;
    private final People people;
    private final Users users;
    private final FirmClock clock;

    InvoiceRecordPage(Billing billing, InvoicePapers papers, CreditNotes creditNotes, Trails trails, InvoiceRegister register, Receivables receivables, ClientCredits credits, Reminders reminders, Disputes disputes, PaymentPlans plans, Corrections corrections, ClientLinks links, Mails mails, WriteOffs writeOffs,
                Reviews reviews, Incidents incidents, Deciders deciders, People people, Users users, FirmClock clock) {
        this.billing = billing;
        this.papers = papers;
        this.creditNotes = creditNotes;
        this.trails = trails;
        this.register = register;
        this.receivables = receivables;
        this.credits = credits;
        this.reminders = reminders;
        this.disputes = disputes;
        this.plans = plans;
        this.corrections = corrections;
        this.links = links;
        this.mails = mails;
        this.writeOffs = writeOffs;
        this.reviews = reviews;
        this.incidents = incidents;
        this.deciders = deciders;
        this.people = people;
        this.users = users;
        this.clock = clock;
    }

    @GetMapping("/{number}")
    String invoice(@PathVariable String number, Authentication me, Model model) {
        return show(billing.byNumber(number).draftId(), me, model);
    }

    /** What has its number already is found under it. */
    @GetMapping("/drafts/{draftId}")
    String draft(@PathVariable long draftId, Authentication me, Model model) {
        var number = billing.get(draftId).number();
        return number == null ? show(draftId, me, model) : "redirect:/invoices/" + number;
    }

    private String show(long draftId, Authentication me, Model model) {
        var key = String.valueOf(draftId);
        var invoice = billing.get(draftId);
        var trail = trails.of(draftId);
        model.addAttribute("invoice", invoice);
        model.addAttribute("entry", register.entry(draftId, reviews.drafts()));
        model.addAttribute("paper", papers.paper(draftId));
        model.addAttribute("trail", trail);
        model.addAttribute("agreed", trails.agreed(draftId));
        model.addAttribute("accepted", trails.milestones(draftId));
        model.addAttribute("corrections", corrections.of(draftId));
        model.addAttribute("incidents", incidents.of("invoicing", key));
        model.addAttribute("today", clock.today());
        model.addAttribute("names", new Names(people, users));
        if (invoice.number() == null) {
            var problems = billing.check(draftId);
            model.addAttribute("toMend", problems);
            model.addAttribute("mayReview", deciders.task("reviewInvoice", key, me).isPresent());
            model.addAttribute("mayMend", deciders.task("mendDraft", key, me).isPresent());
            return "process/invoice";
        }
        receivables.find(draftId).ifPresent(r -> model.addAttribute("receivable", r));
        model.addAttribute("payments", receivables.paymentsOf(draftId));
        model.addAttribute("reminders", reminders.of(draftId));
        model.addAttribute("plans", plans.of(draftId));
        model.addAttribute("disputes", disputes.of(draftId));
        model.addAttribute("mails", mails.about("invoice:" + draftId));
        model.addAttribute("links", links.ofInvoice(draftId).stream().filter(l -> l.opensOn(clock.today())).toList());
        disputes.openOn(draftId).ifPresent(d -> model.addAttribute("openDispute", d));
        writeOffs.waiting(draftId).ifPresent(w -> model.addAttribute("writeOff", w));
        model.addAttribute("creditsOffered", credits.offeredFor(draftId));
        model.addAttribute("creditNotes", creditNotes.of(invoice.number()));
        model.addAttribute("mayGoOn", deciders.task("decideHowToGoOn", key, me).isPresent());
        model.addAttribute("mayConfirm", deciders.task("confirmWriteOff", key, me).isPresent());
        return "process/invoice";
    }

    /** From the line's amount back to the entries; a part of the invoice's page, or a page of its own. */
    @GetMapping("/{number}/lines/{position}")
    String line(@PathVariable String number, @PathVariable int position, Authentication me, Model model) {
        var lines = billing.explain(number);
        model.addAttribute("number", number);
        model.addAttribute("mayCorrect", me.getAuthorities().stream().anyMatch(a -> CORRECTING.contains(a.getAuthority())));
        var line = lines.stream().filter(l -> l.position() == position).findFirst().orElseThrow(() -> new Unknown("line", position));
        var names = new Names(people, users);
        model.addAttribute("line", line);
        model.addAttribute("formula", PERSON.matcher(line.formula()).replaceFirst(found -> Matcher.quoteReplacement("h of %s x ".formatted(names.of(found.group(1))))));
        model.addAttribute("names", names);
        return "process/invoice-line";
    }

    @GetMapping("/{number}/credit")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String credit(@PathVariable String number, Model model) {
        var invoice = billing.byNumber(number);
        model.addAttribute("invoice", invoice);
        receivables.find(invoice.draftId()).ifPresent(r -> model.addAttribute("receivable", r));
        var left = creditNotes.creditable(number);
        model.addAttribute("left", left);
        if (left.isEmpty()) creditNotes.latestOf(number).ifPresent(n -> model.addAttribute("creditNote", n));
        return "process/credit";
    }

    @GetMapping("/{number}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number) {
        return pdf(number, papers.pdf(billing.byNumber(number).draftId()));
    }

    @GetMapping("/drafts/{draftId}.pdf")
    ResponseEntity<byte[]> preview(@PathVariable long draftId) {
        return pdf("draft-" + draftId, billing.get(draftId).number() == null ? papers.preview(draftId) : papers.pdf(draftId));
    }

    @GetMapping("/{number}/credit-note.pdf")
    ResponseEntity<byte[]> creditNote(@PathVariable String number, @RequestParam(defaultValue = "") String note) {
        var wanted = creditNotes.of(number).stream().filter(n -> note.isEmpty() || n.number().equals(note)).reduce((earlier, later) -> later).orElseThrow(() -> new Unknown("credit note of invoice", number));
        return pdf(wanted.number(), papers.creditNotePdf(wanted.number()));
    }

    private static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"").body(content);
    }
}
