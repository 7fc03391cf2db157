package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.PageOf;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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
            if (!problems.isEmpty()) throw new InvalidInput(problems);
            var digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (new BigDecimal(amount).stripTrailingZeros().scale() > digits) {
                throw new InvalidInput("amount", "%s has more decimals than %s allows".formatted(amount, currency));
            }
            return Money.of(amount, currency);
        }
    }

    private final Receivables receivables;
    private final Payments payments;
    private final ClientCredits credits;

    PaymentController(Receivables receivables, Payments payments, ClientCredits credits) {
        this.receivables = receivables;
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
        return payments.get(receivables.receivePayment(payment.invoiceNumber(), amount, payment.paidOn(), payment.reference()));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    PageOf<Payment> list(@RequestParam(defaultValue = "") String invoiceNumber, @RequestParam(defaultValue = "0") int page,
                         @RequestParam(defaultValue = "50") int size) {
        return new PageOf<>(payments.list(invoiceNumber, (long) page * size, size), payments.count(invoiceNumber), page, size);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    Payment get(@PathVariable long id) {
        return payments.get(id);
    }
}
