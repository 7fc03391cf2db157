package io.throughline.receivables.plan;

import io.throughline.api.Unknown;
import io.throughline.receivables.PaymentPlan;
import io.throughline.receivables.PaymentPlans.Part;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.account.OpenItems;
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

/** An invoice's instalments. */
@RestController
@RequestMapping("/api/v1/invoices/{number}/payment-plans")
class PaymentPlanController {
    private final PaymentPlans plans;
    private final OpenItems items;

    PaymentPlanController(PaymentPlans plans, OpenItems items) {
        this.plans = plans;
        this.items = items;
    }

    /** Either {@code instalments}, or {@code count} equal ones, a month apart from {@code firstDueOn} on. */
    record Agreement(List<Part> instalments, Integer count, LocalDate firstDueOn, String reason) {}

    record Ending(String reason) {}

    /** The latest first. */
    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    List<PaymentPlan> of(@PathVariable String number) {
        return plans.of(items.read(number).orElseThrow(() -> new Unknown("issued invoice", number)).draftId);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    PaymentPlan agree(@PathVariable String number, @RequestBody Agreement agreement) {
        var parts = agreement.count() == null ? agreement.instalments() : plans.monthly(number, agreement.count(), agreement.firstDueOn());
        return plans.agree(number, parts, agreement.reason(), false);
    }

    /** Ends the plan that holds; reminders go on. */
    @PostMapping("/cancel")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    PaymentPlan cancel(@PathVariable String number, @RequestBody Ending ending) {
        return plans.cancel(number, ending.reason());
    }
}
