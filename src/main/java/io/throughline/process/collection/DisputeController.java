package io.throughline.process.collection;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.quantity.Money;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.Disputes.Dispute;
import io.throughline.receivables.Receivables;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Objections to an invoice. Settling one completes the same task as in Tasklist, as whoever calls. */
@RestController
@RequestMapping("/api/v1/invoices/{number}/disputes")
class DisputeController {

    /** {@code amount}: the part objected to, in the invoice's currency; without one, all that is open. {@code line}: which of the invoice's; without one, all of it. */
    record Objection(String reason, String amount, Integer line) {}

    record Settlement(String outcome) {}

    private final Receivables receivables;
    private final Disputes disputes;
    private final DisputeSettling settling;

    DisputeController(Receivables receivables, Disputes disputes, DisputeSettling settling) {
        this.receivables = receivables;
        this.disputes = disputes;
        this.settling = settling;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    List<Dispute> list(@PathVariable String number) {
        return disputes.of(receivables.byNumber(number).draftId());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    Dispute open(@PathVariable String number, @RequestBody Objection objection) {
        return one(number, receivables.openDispute(number, objection.reason(), amount(number, objection.amount()), objection.line()));
    }

    private Money amount(String number, String amount) {
        if (amount == null || amount.isBlank()) return null;
        var currency = receivables.byNumber(number).gross().currency().getCurrencyCode();
        try {
            if (amount.matches("\\d{1,12}(\\.\\d{1,4})?")) return Money.of(amount, currency);
        } catch (IllegalArgumentException tooFine) {
            throw new InvalidInput("amount", "%s has more decimals than %s allows".formatted(amount, currency));
        }
        throw new InvalidInput("amount", "'%s' is no amount; write 1234.50".formatted(amount));
    }

    @PostMapping("/{id}/settle")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Dispute settle(@PathVariable String number, @PathVariable long id, @RequestBody Settlement settlement, Authentication me) {
        settling.settle(one(number, id), number, settlement.outcome(), me.getName());
        return one(number, id);
    }

    private Dispute one(String number, long id) {
        return list(number).stream().filter(d -> d.id() == id).findFirst().orElseThrow(() -> new Unknown("dispute", id));
    }
}
