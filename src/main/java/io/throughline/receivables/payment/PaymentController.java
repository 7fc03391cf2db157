package io.throughline.receivables.payment;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.PageOf;
import io.throughline.firm.FirmClock;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.GatewayEvents.GatewayEvent;
import io.throughline.receivables.GatewayEvents.Kind;
import io.throughline.receivables.GatewayEvents;
import io.throughline.receivables.Payment;
import io.throughline.receivables.Receivables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Money that came in. */
@RestController
@RequestMapping("/api/v1/payments")
class PaymentController {

    /** {@code reference}: the bank's; the same one for the same invoice is the same payment. Without an invoice it is an advance of {@code clientCode}. */
    record NewPayment(String invoiceNumber, String clientCode, String amount, String currency, LocalDate paidOn, String reference) {

        boolean inAdvance() {
            return (invoiceNumber == null || invoiceNumber.isBlank()) && clientCode != null && !clientCode.isBlank();
        }

        Money money() {
            var problems = new ArrayList<Problem>();
            if (!inAdvance() && (invoiceNumber == null || invoiceNumber.isBlank())) problems.add(new Problem("invoiceNumber", "is missing"));
            if (paidOn == null) problems.add(new Problem("paidOn", "is missing; write 2026-03-01"));
            if (amount == null || !amount.matches("-?\\d{1,12}(\\.\\d{1,4})?")) problems.add(new Problem("amount", "'%s' is no amount; write 1234.50".formatted(amount)));
            if (currency == null || Currency.getAvailableCurrencies().stream().noneMatch(c -> c.getCurrencyCode().equals(currency))) {
                problems.add(new Problem("currency", "'%s' is no currency; write EUR".formatted(currency)));
            }
            if (reference != null && reference.length() > 500) problems.add(new Problem("reference", "is longer than 500 characters"));
            if (!problems.isEmpty()) throw new InvalidInput(problems);
            var digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (new BigDecimal(amount).stripTrailingZeros().scale() > digits) {
                throw new InvalidInput("amount", "%s has more decimals than %s allows".formatted(amount, currency));
            }
            return Money.of(amount, currency);
        }
    }

    /** As a provider of payments told it. {@code kind}: PAID, FAILED or CHARGED_BACK; the same {@code eventId} is the same event. */
    record NewEvent(String gateway, String eventId, String paymentId, String invoiceNumber, String kind, String amount, String currency, String why) {

        GatewayEvent event(LocalDate today) {
            var problems = new ArrayList<Problem>();
            if (gateway == null || !gateway.matches("[a-z0-9-]{1,40}")) problems.add(new Problem("gateway", "is the provider's name in small letters, e.g. stripe"));
            if (eventId == null || eventId.isBlank() || eventId.length() > 200) problems.add(new Problem("eventId", "is missing or longer than 200 characters"));
            if (paymentId == null || paymentId.isBlank() || paymentId.length() > 150) problems.add(new Problem("paymentId", "is missing or longer than 150 characters"));
            if (kind == null || Arrays.stream(Kind.values()).noneMatch(k -> k.name().equals(kind))) problems.add(new Problem("kind", "is PAID, FAILED or CHARGED_BACK"));
            if (!problems.isEmpty()) throw new InvalidInput(problems);
            var money = new NewPayment(invoiceNumber, null, amount, currency, today, paymentId).money();
            if (!money.isPositive()) throw new InvalidInput("amount", "%s is not above zero".formatted(money));
            return new GatewayEvent(gateway, eventId.strip(), paymentId.strip(), invoiceNumber, Kind.valueOf(kind), money, why);
        }
    }

    /** {@code taken}: false where the event was known already. */
    record EventTaken(boolean taken) {}

    private final Receivables receivables;
    private final GatewayEvents events;
    private final FirmClock clock;
    private final Payments payments;
    private final ClientCredits credits;

    PaymentController(Receivables receivables, GatewayEvents events, FirmClock clock, Payments payments, ClientCredits credits) {
        this.receivables = receivables;
        this.events = events;
        this.clock = clock;
        this.payments = payments;
        this.credits = credits;
    }

    /** For an invoice a {@code Payment}; in advance, a {@code ClientCredit}. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Object receive(@RequestBody NewPayment payment) {
        var amount = payment.money();
        if (payment.inAdvance()) return credits.get(credits.payInAdvance(payment.clientCode().strip(), amount, payment.paidOn(), payment.reference()));
        mustBeTheirs(payment);
        return payments.get(receivables.receivePayment(payment.invoiceNumber(), amount, payment.paidOn(), payment.reference()));
    }

    private void mustBeTheirs(NewPayment payment) {
        if (payment.clientCode() == null || payment.clientCode().isBlank()) return;
        var client = receivables.byNumber(payment.invoiceNumber()).clientCode();
        if (!client.equals(payment.clientCode().strip())) throw new InvalidInput("clientCode", "invoice %s is of client %s".formatted(payment.invoiceNumber(), client));
    }

    /** What a provider of payments says; it may say it again, and in any order. */
    @PostMapping("/events")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    EventTaken tell(@RequestBody NewEvent event) {
        return new EventTaken(events.take(event.event(clock.today())));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    PageOf<Payment> list(@RequestParam(defaultValue = "") String invoiceNumber, @RequestParam(defaultValue = "0") int page,
                         @RequestParam(defaultValue = "50") int size) {
        return new PageOf<>(payments.list(invoiceNumber, (long) page * size, size), payments.count(invoiceNumber), page, size);
    }

    record ChargedBack(String why) {}

    /** The payer's bank took it back: the invoice is owed again, and in dispute until somebody has heard the client. */
    @PostMapping("/{id}/charge-back")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Payment chargeBack(@PathVariable long id, @RequestBody ChargedBack told) {
        receivables.chargeBack(id, told.why());
        return payments.get(id);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    Payment get(@PathVariable long id) {
        return payments.get(id);
    }
}
