package io.throughline.portal;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.InvoicePapers;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.page.PublicPages;
import io.throughline.receivables.ClientLinkUsed.Use;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Receivables.Receivable;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One invoice as its client sees it: what it is for, where it stands, its papers, paying it and objecting to it. */
@Controller
@RequestMapping("/portal/{linkId:[0-9a-f]{16}}/invoices/{number}")
class InvoicePage {
    private final Door door;
    private final ClientLinks links;
    private final Receivables receivables;
    private final Disputes disputes;
    private final PaymentPlans plans;
    private final InvoicePapers papers;
    private final CreditNotes creditNotes;
    private final ClientDeeds deeds;
    private final ObjectProvider<PaymentGateway> gateways;
    private final Firm firm;
    private final FirmClock clock;

    InvoicePage(Door door, ClientLinks links, Receivables receivables, Disputes disputes, PaymentPlans plans, InvoicePapers papers, CreditNotes creditNotes, ClientDeeds deeds,
                ObjectProvider<PaymentGateway> gateways, Firm firm, FirmClock clock) {
        this.door = door;
        this.links = links;
        this.receivables = receivables;
        this.disputes = disputes;
        this.plans = plans;
        this.papers = papers;
        this.creditNotes = creditNotes;
        this.deeds = deeds;
        this.gateways = gateways;
        this.firm = firm;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String linkId, @PathVariable String number, @RequestParam(defaultValue = "") String payment, HttpServletRequest request, Model page) {
        var visitor = door.visitor(linkId, request);
        return page(visitor, item(visitor, number), payment, page);
    }

    @GetMapping("/invoice.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String linkId, @PathVariable String number, HttpServletRequest request) {
        var visitor = door.visitor(linkId, request);
        var item = item(visitor, number);
        links.note(visitor.link(), item.draftId(), Use.DOWNLOADED);
        return pdf(item.number(), papers.pdf(item.draftId()));
    }

    @GetMapping("/credit-note.pdf")
    ResponseEntity<byte[]> creditNote(@PathVariable String linkId, @PathVariable String number, HttpServletRequest request) {
        var item = item(door.visitor(linkId, request), number);
        var note = creditNotes.latestOf(item.number()).orElseThrow(() -> new DoorClosed(false));
        return pdf(note.number(), papers.creditNotePdf(note.number()));
    }

    @PostMapping("/pay")
    String pay(@PathVariable String linkId, @PathVariable String number, HttpServletRequest request) {
        if (PublicPages.fromElsewhere(request)) throw new DoorClosed(false);
        var visitor = door.visitor(linkId, request);
        var item = item(visitor, number);
        var gateway = gateways.stream().filter(PaymentGateway::isOpen).findFirst();
        if (item.isSettled() || gateway.isEmpty()) return "redirect:" + address(visitor, item);
        return "redirect:" + deeds.goToPay(visitor, item, gateway.get(), address(visitor, item));
    }

    @PostMapping("/dispute")
    String dispute(@PathVariable String linkId, @PathVariable String number,
                   @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) Integer line, HttpServletRequest request, Model page) {
        if (PublicPages.fromElsewhere(request)) throw new DoorClosed(false);
        var visitor = door.visitor(linkId, request);
        var item = item(visitor, number);
        try {
            deeds.dispute(visitor, item, reason, line);
            return "redirect:" + address(visitor, item) + "#dispute";
        } catch (InvalidInput | Refused e) {
            page.addAttribute("reason", reason).addAttribute("problem", reason.isBlank() ? "dispute.empty" : "dispute.refused");
            return page(visitor, item, "", page);
        }
    }

    private String page(Visitor visitor, Receivable item, String payment, Model page) {
        page.addAttribute("visitor", visitor).addAttribute("item", item).addAttribute("sheet", InvoiceSheet.of(papers.paper(item.draftId())))
                .addAttribute("state", item.state(clock.today())).addAttribute("payments", receivables.paymentsOf(item.draftId()))
                .addAttribute("dispute", disputes.openOn(item.draftId()).orElse(null))
                .addAttribute("plan", plans.holding(item.draftId()).orElse(null))
                .addAttribute("creditNote", creditNotes.latestOf(item.number()).orElse(null))
                .addAttribute("overdue", !item.isSettled() && clock.today().isAfter(item.dueDate()))
                .addAttribute("payable", gateways.stream().anyMatch(PaymentGateway::isOpen)).addAttribute("payment", payment)
                .addAttribute("iban", firm.profile().iban().replaceAll("(.{4})(?=.)", "$1 "));
        return "portal/invoice";
    }

    private Receivable item(Visitor visitor, String number) {
        return receivables.find(number).filter(visitor::maySee).orElseThrow(() -> new DoorClosed(false));
    }

    private static String address(Visitor visitor, Receivable item) {
        return visitor.home() + "/invoices/" + item.number();
    }

    static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name + ".pdf").build().toString()).body(content);
    }
}
