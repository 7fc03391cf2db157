package io.throughline.receivables.dunning;

import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItems;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Fees and interest of late payment. */
@RestController
@RequestMapping("/api/v1/receivables")
class DunningClaimController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private final DunningClaims claims;
    private final OpenItems items;
    private final FirmClock clock;

    DunningClaimController(DunningClaims claims, OpenItems items, FirmClock clock) {
        this.claims = claims;
        this.items = items;
        this.clock = clock;
    }

    /** {@code interest}: at the statutory rate up to the day, whether it is claimed or not. */
    record OfInvoice(LocalDate asOf, Money interest, List<DunningClaims.Claim> claims) {}

    record Waiver(String reason) {}

    record Paid(LocalDate paidOn, String reference) {}

    @GetMapping("/claims")
    @PreAuthorize(READERS)
    List<DunningClaims.Claim> open() {
        return claims.open();
    }

    @GetMapping("/{invoiceNumber}/claims")
    @PreAuthorize(READERS)
    OfInvoice of(@PathVariable String invoiceNumber, @RequestParam(required = false) LocalDate asOf) {
        var item = items.read(invoiceNumber).orElseThrow(() -> new Unknown("issued invoice", invoiceNumber));
        var day = asOf == null ? clock.today() : asOf;
        return new OfInvoice(day, claims.interest(item, day), claims.of(item.draftId));
    }

    @PostMapping("/claims/{id}/waive")
    @PreAuthorize(FINANCE)
    DunningClaims.Claim waive(@PathVariable long id, @RequestBody Waiver waiver) {
        return claims.waive(id, waiver.reason());
    }

    @PostMapping("/claims/{id}/paid")
    @PreAuthorize(FINANCE)
    DunningClaims.Claim paid(@PathVariable long id, @RequestBody Paid paid) {
        return claims.paid(id, paid.paidOn(), paid.reference());
    }
}
