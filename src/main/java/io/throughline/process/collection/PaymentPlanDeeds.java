package io.throughline.process.collection;

import io.throughline.api.InvalidInput;
import io.throughline.page.TypedAmount;
import io.throughline.quantity.Money;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.PaymentPlans.Part;
import io.throughline.receivables.Receivables;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Instalments agreed and ended on an invoice's page. */
@Controller
@RequestMapping("/invoices/{number}/payment-plans")
@PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
class PaymentPlanDeeds {
    private final PaymentPlans plans;
    private final Receivables receivables;
    private final MessageSource messages;

    PaymentPlanDeeds(PaymentPlans plans, Receivables receivables, MessageSource messages) {
        this.plans = plans;
        this.receivables = receivables;
        this.messages = messages;
    }

    @PostMapping
    String agree(@PathVariable String number, @RequestParam(required = false) Integer count, @RequestParam(required = false) LocalDate firstDueOn,
                 @RequestParam(defaultValue = "") String instalments, @RequestParam String reason, RedirectAttributes then) {
        var parts = instalments.isBlank() ? plans.monthly(number, count == null ? 0 : count, firstDueOn) : typed(instalments, receivables.byNumber(number).gross().currency().getCurrencyCode());
        plans.agree(number, parts, reason, false);
        return done(number, then, "plan.done.agreed");
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable String number, @RequestParam String reason, RedirectAttributes then) {
        plans.cancel(number, reason);
        return done(number, then, "plan.done.cancelled");
    }

    /** A day and an amount a line, as people type them. */
    private static List<Part> typed(String lines, String currency) {
        return lines.lines().map(String::strip).filter(l -> !l.isEmpty()).map(line -> {
            var words = line.split("[\\s;]+", 2);
            try {
                var amount = words.length < 2 ? null : TypedAmount.read(words[1], LocaleContextHolder.getLocale()).map(BigDecimal::toPlainString).orElse(null);
                if (amount != null) return new Part(LocalDate.parse(words[0]), Money.of(amount, currency));
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                // said below
            }
            throw new InvalidInput("instalments", "'%s' is no day and amount; write 2026-03-01 250.00".formatted(line));
        }).toList();
    }

    private String done(String number, RedirectAttributes then, String key) {
        then.addFlashAttribute("done", messages.getMessage(key, null, LocaleContextHolder.getLocale()));
        return "redirect:/invoices/" + number;
    }
}
