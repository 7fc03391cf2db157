package io.throughline.receivables.payment;

import io.throughline.api.InvalidInput;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Receivables;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the firm owes clients, and what becomes of it. Amounts are decimals in the credit's currency; without one, all of it. */
@RestController
@RequestMapping("/api/v1/receivables")
class ClientCreditController {
    private static final String READERS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private final ClientCredits credits;
    private final Refunds refunds;
    private final RefundLetters letters;
    private final Receivables receivables;

    ClientCreditController(ClientCredits credits, Refunds refunds, RefundLetters letters, Receivables receivables) {
        this.credits = credits;
        this.refunds = refunds;
        this.letters = letters;
        this.receivables = receivables;
    }

    record Apply(String invoiceNumber, String amount) {}

    record Back(String amount, String reason) {}

    record Decision(Boolean confirmed) {}

    /** With something left; {@code invoiceNumber}: only what could be set off against that invoice. */
    @GetMapping("/credits")
    @PreAuthorize(READERS)
    List<ClientCredit> open(@RequestParam(required = false) String clientCode, @RequestParam(required = false) String invoiceNumber) {
        return invoiceNumber == null ? credits.open(clientCode) : credits.offeredFor(receivables.byNumber(invoiceNumber).draftId());
    }

    @GetMapping("/credits/{id}")
    @PreAuthorize(READERS)
    ClientCredit get(@PathVariable long id) {
        return credits.get(id);
    }

    @PostMapping("/credits/{id}/apply")
    @PreAuthorize(FINANCE)
    ClientCredit apply(@PathVariable long id, @RequestBody Apply apply) {
        if (apply.invoiceNumber() == null || apply.invoiceNumber().isBlank()) throw new InvalidInput("invoiceNumber", "is missing");
        credits.apply(id, apply.invoiceNumber().strip(), amount(id, apply.amount()));
        return credits.get(id);
    }

    /** Asks for it; another person decides. */
    @PostMapping("/credits/{id}/refunds")
    @PreAuthorize(FINANCE)
    @ResponseStatus(HttpStatus.CREATED)
    Refunds.Refund refund(@PathVariable long id, @RequestBody Back back) {
        return refunds.get(refunds.request(id, amount(id, back.amount()), back.reason()));
    }

    /** Those that wait for a decision; {@code clientCode}: all of that client, decided ones too. */
    @GetMapping("/refunds")
    @PreAuthorize(READERS)
    List<Refunds.Refund> waiting(@RequestParam(required = false) String clientCode) {
        return clientCode == null ? refunds.waiting() : refunds.of(clientCode);
    }

    @GetMapping("/refunds/{id}.pdf")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> paper(@PathVariable long id) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s.pdf\"".formatted(RefundDocument.reference(id))).body(letters.pdf(id));
    }

    @PostMapping("/refunds/{id}/decide")
    @PreAuthorize(FINANCE)
    Refunds.Refund decide(@PathVariable long id, @RequestBody Decision decision) {
        if (decision.confirmed() == null) throw new InvalidInput("confirmed", "is true or false");
        return refunds.decide(id, decision.confirmed());
    }

    private Money amount(long id, String amount) {
        if (amount == null || amount.isBlank()) return null;
        var currency = credits.get(id).rest().currency().getCurrencyCode();
        try {
            if (amount.matches("\\d{1,12}(\\.\\d{1,4})?")) return Money.of(amount, currency);
        } catch (IllegalArgumentException tooFine) {
            throw new InvalidInput("amount", "%s has more decimals than %s allows".formatted(amount, currency));
        }
        throw new InvalidInput("amount", "'%s' is no amount; write 1234.50".formatted(amount));
    }
}
