package io.throughline.connector.own;

import io.throughline.api.InvalidInput;
import io.throughline.billing.Billing;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.PaymentLinks;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Receivables.Receivable;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where a client sees, pays or disputes one invoice, without signing in: whoever has the secret link is the client, for this invoice only.
 * Nothing but the link lets anybody in, so another site cannot act in a visitor's name without knowing it; posts from other sites are refused besides.
 * "Pay now" is a sandbox: it books the open amount as paid.
 */
@Controller
@RequestMapping("/pay")
class PaymentPage {
    private final PaymentLinks links;
    private final Receivables receivables;
    private final Disputes disputes;
    private final Billing billing;
    private final Firm firm;
    private final FirmClock clock;

    PaymentPage(PaymentLinks links, Receivables receivables, Disputes disputes, Billing billing, Firm firm, FirmClock clock) {
        this.links = links;
        this.receivables = receivables;
        this.disputes = disputes;
        this.billing = billing;
        this.firm = firm;
        this.clock = clock;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
    }

    @GetMapping("/{token}")
    String show(@PathVariable String token, Model page) {
        return page(token, page);
    }

    @GetMapping("/{token}/invoice.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String token) {
        var item = item(token);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(item.number() + ".pdf").build().toString())
                .body(billing.pdf(item.draftId()));
    }

    @PostMapping("/{token}/pay")
    String pay(@PathVariable String token, @RequestHeader(value = "Sec-Fetch-Site", defaultValue = "same-origin") String from) {
        var item = item(token, from);
        if (!item.isSettled()) {
            Actor.as("client:" + item.clientCode(),
                    () -> receivables.receivePayment(item.number(), item.open(), clock.today(), "sandbox-" + item.number()));
        }
        return "redirect:/pay/" + token;
    }

    @PostMapping("/{token}/dispute")
    String dispute(@PathVariable String token, @RequestParam(defaultValue = "") String reason, Model page,
                   @RequestHeader(value = "Sec-Fetch-Site", defaultValue = "same-origin") String from) {
        var item = item(token, from);
        try {
            if (!item.isSettled()) Actor.as("client:" + item.clientCode(), () -> receivables.openDispute(item.number(), reason));
            return "redirect:/pay/" + token;
        } catch (InvalidInput e) {
            page.addAttribute("problem", e.problems().get(0).message());
            return page(token, page);
        }
    }

    @GetMapping(value = "/page.css", produces = "text/css")
    @ResponseBody
    Resource stylesheet() {
        return new ClassPathResource("templates/connector/pay.css");
    }

    private String page(String token, Model page) {
        var item = item(token);
        page.addAttribute("token", token).addAttribute("item", item).addAttribute("invoice", billing.get(item.draftId()))
                .addAttribute("seller", firm.profile()).addAttribute("dispute", disputes.openOn(item.draftId()).orElse(null))
                .addAttribute("overdue", !item.isSettled() && clock.today().isAfter(item.dueDate()));
        return "connector/pay";
    }

    private Receivable item(String token, String cameFrom) {
        if (!cameFrom.equals("same-origin") && !cameFrom.equals("none")) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return item(token);
    }

    private Receivable item(String token) {
        return links.draftOf(token).map(receivables::get).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
