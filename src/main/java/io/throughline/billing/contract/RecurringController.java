package io.throughline.billing.contract;

import io.throughline.billing.RecurringInvoices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class RecurringController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')";
    private static final String KEEPERS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";

    record Price(LocalDate validFrom, BigDecimal amount) {}

    record Stop(LocalDate on) {}

    private final RecurringInvoices recurring;

    RecurringController(RecurringInvoices recurring) {
        this.recurring = recurring;
    }

    @GetMapping("/projects/{code}/recurring-invoices")
    @PreAuthorize(READERS)
    List<Recurring> of(@PathVariable String code) {
        return recurring.of(code);
    }

    @PostMapping("/projects/{code}/recurring-invoices")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(KEEPERS)
    Recurring start(@PathVariable String code, @RequestBody RecurringInvoices.NewRecurring wish) {
        return recurring.start(code, wish);
    }

    @GetMapping("/recurring-invoices/{id}")
    @PreAuthorize(READERS)
    Recurring get(@PathVariable long id) {
        return recurring.get(id);
    }

    /** From the day on, also amid a period that is not billed yet. */
    @PostMapping("/recurring-invoices/{id}/prices")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(KEEPERS)
    Recurring price(@PathVariable long id, @RequestBody Price price) {
        return recurring.setPrice(id, price.validFrom(), price.amount());
    }

    @PostMapping("/recurring-invoices/{id}/stop")
    @PreAuthorize(KEEPERS)
    Recurring stop(@PathVariable long id, @RequestBody(required = false) Stop stop) {
        return recurring.stop(id, stop == null ? null : stop.on());
    }
}
