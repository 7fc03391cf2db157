package io.throughline.process.invoicing;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.billing.Billing;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.CreditWish;
import io.throughline.page.TypedAmount;
import io.throughline.process.collection.DisputeSettling;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.Receivables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done on an invoice's page; each deed leads back to it. */
@Controller
@RequestMapping("/invoices")
class InvoiceDeeds {
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private final Billing billing;
    private final CreditNotes creditNotes;
    private final Receivables receivables;
    private final Disputes disputes;
    private final ClientLinks links;
    private final DisputeSettling settling;
    private final Deciders deciders;
    private final MessageSource messages;

    InvoiceDeeds(Billing billing, CreditNotes creditNotes, Receivables receivables, Disputes disputes, ClientLinks links, DisputeSettling settling, Deciders deciders, MessageSource messages) {
        this.billing = billing;
        this.creditNotes = creditNotes;
        this.receivables = receivables;
        this.disputes = disputes;
        this.links = links;
        this.settling = settling;
        this.deciders = deciders;
        this.messages = messages;
    }

    @PostMapping("/{number}/credit")
    @PreAuthorize(FINANCE)
    String credit(@PathVariable String number, @RequestParam String reason, @RequestParam(defaultValue = "all") String what, @RequestParam(defaultValue = "false") boolean rebill,
                  @RequestParam Map<String, String> fields, RedirectAttributes then) {
        var wish = new CreditWish(reason, what.equals("all") ? null : pieces(fields), null, null);
        if (!rebill) return done(number, then, "invoice.done.credited", creditNotes.credit(number, wish).number());
        var anew = creditNotes.rebill(number, wish);
        then.addFlashAttribute("done", say("invoice.done.rebilled", anew.creditNote().number()));
        return "redirect:/invoices/drafts/" + anew.draft().draftId();
    }

    /** From fields like {@code hours-1} and {@code amount-2}, as people type them. */
    private static List<CreditWish.Piece> pieces(Map<String, String> fields) {
        var pieces = new TreeMap<Integer, CreditWish.Piece>();
        fields.forEach((name, value) -> {
            if (!name.matches("(hours|amount)-\\d{1,4}") || value.isBlank()) return;
            int line = Integer.parseInt(name.replaceAll("\\D", ""));
            var typed = TypedAmount.read(value, LocaleContextHolder.getLocale()).map(BigDecimal::toPlainString).orElse(value);
            var other = pieces.get(line);
            pieces.put(line, name.startsWith("hours") ? new CreditWish.Piece(line, typed, other == null ? null : other.amount(), null)
                    : new CreditWish.Piece(line, other == null ? null : other.hours(), typed, null));
        });
        if (pieces.isEmpty()) throw new InvalidInput("lines", "Say how many hours, or which amount, of at least one line.");
        return List.copyOf(pieces.values());
    }

    @PostMapping("/{number}/disputes")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    String dispute(@PathVariable String number, @RequestParam String reason, RedirectAttributes then) {
        receivables.openDispute(number, reason);
        return done(number, then, "invoice.done.disputed");
    }

    @PostMapping("/{number}/disputes/{id}/settle")
    @PreAuthorize(FINANCE)
    String settle(@PathVariable String number, @PathVariable long id, @RequestParam String outcome, Authentication me, RedirectAttributes then) {
        var dispute = disputes.of(receivables.byNumber(number).draftId()).stream().filter(d -> d.id() == id).findFirst().orElseThrow(() -> new Unknown("dispute", id));
        settling.settle(dispute, number, outcome, me.getName());
        return done(number, then, "invoice.done.settled");
    }

    /** A fresh secret link: told once, to whoever asked. */
    @PostMapping("/{number}/links")
    @PreAuthorize(FINANCE)
    String link(@PathVariable String number, RedirectAttributes then) {
        then.addFlashAttribute("newLink", links.toInvoice(receivables.byNumber(number).draftId()).address());
        return "redirect:/invoices/" + number + "#link";
    }

    @PostMapping("/{number}/links/{id}/revoke")
    @PreAuthorize(FINANCE)
    String revoke(@PathVariable String number, @PathVariable String id, RedirectAttributes then) {
        links.revoke(links.ofInvoice(receivables.byNumber(number).draftId()).stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow(() -> new Unknown("link", id)).id());
        then.addFlashAttribute("done", say("invoice.done.revoked"));
        return "redirect:/invoices/" + number + "#link";
    }

    /** {@code decision}: wait or write-off. */
    @PostMapping("/{number}/go-on")
    @PreAuthorize(FINANCE)
    String goOn(@PathVariable String number, @RequestParam String decision, @RequestParam(defaultValue = "") String reason, Authentication me, RedirectAttributes then) {
        deciders.answer("decideHowToGoOn", key(number), Map.of("decision", decision, "reason", reason), me);
        return done(number, then, "invoice.done." + (decision.equals("wait") ? "waiting" : "writeOffAsked"));
    }

    @PostMapping("/{number}/write-off")
    @PreAuthorize("hasRole('DIRECTOR')")
    String writeOff(@PathVariable String number, @RequestParam String confirmed, Authentication me, RedirectAttributes then) {
        deciders.answer("confirmWriteOff", key(number), Map.of("confirmed", confirmed), me);
        return done(number, then, "invoice.done." + (confirmed.equals("true") ? "writtenOff" : "writeOffDeclined"));
    }

    @PostMapping("/drafts/{draftId}/close")
    @PreAuthorize(FINANCE)
    String close(@PathVariable long draftId, RedirectAttributes then) {
        billing.close(draftId);
        then.addFlashAttribute("done", say("invoice.done.closed"));
        return "redirect:/invoices/drafts/" + draftId;
    }

    @PostMapping("/drafts/{draftId}/review")
    @PreAuthorize("hasRole('DIRECTOR')")
    String review(@PathVariable long draftId, @RequestParam String approved, @RequestParam(defaultValue = "") String comment, Authentication me, RedirectAttributes then) {
        deciders.answer("reviewInvoice", String.valueOf(draftId), Map.of("approved", approved, "comment", comment), me);
        then.addFlashAttribute("done", say("invoice.done." + (approved.equals("true") ? "approved" : "rejected")));
        return "redirect:/invoices/drafts/" + draftId;
    }

    /** {@code decision}: check (again) or give-up. */
    @PostMapping("/drafts/{draftId}/mend")
    @PreAuthorize(FINANCE)
    String mend(@PathVariable long draftId, @RequestParam String decision, @RequestParam(defaultValue = "") String comment, Authentication me, RedirectAttributes then) {
        deciders.answer("mendDraft", String.valueOf(draftId), Map.of("decision", decision, "comment", comment), me);
        then.addFlashAttribute("done", say("invoice.done." + (decision.equals("check") ? "checkedAgain" : "givenUp")));
        return "redirect:/invoices/drafts/" + draftId;
    }

    private String key(String number) {
        return String.valueOf(billing.byNumber(number).draftId());
    }

    private String done(String number, RedirectAttributes then, String key, Object... values) {
        then.addFlashAttribute("done", say(key, values));
        return "redirect:/invoices/" + number;
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
