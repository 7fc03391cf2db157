package io.throughline.process.invoicing;

import io.throughline.api.InvalidInput;
import io.throughline.billing.Corrections;
import io.throughline.page.TypedAmount;
import java.time.LocalDate;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Billed hours corrected on an invoice's page, and the credit that is proposed for them. */
@Controller
@RequestMapping("/invoices/{number}/corrections")
class CorrectionDeeds {
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private final Corrections corrections;
    private final MessageSource messages;

    CorrectionDeeds(Corrections corrections, MessageSource messages) {
        this.corrections = corrections;
        this.messages = messages;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    String correct(@PathVariable String number, @RequestParam long entry, @RequestParam(defaultValue = "") String hours, @RequestParam(required = false) LocalDate workDate,
                   @RequestParam(defaultValue = "") String projectCode, @RequestParam(defaultValue = "") String taskCode, @RequestParam(defaultValue = "") String billable,
                   @RequestParam String reason, RedirectAttributes then) {
        var typed = hours.isBlank() ? null : TypedAmount.read(hours, LocaleContextHolder.getLocale()).orElseThrow(() -> new InvalidInput("hours", "'%s' is no number of hours".formatted(hours)));
        corrections.correct(entry, new Corrections.Wish(typed, workDate, given(projectCode), given(taskCode), billable.isBlank() ? null : Boolean.valueOf(billable), null, reason));
        return done(number, then, "correction.done.proposed");
    }

    private static String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @PostMapping("/{id}/accept")
    @PreAuthorize(FINANCE)
    String accept(@PathVariable String number, @PathVariable long id, RedirectAttributes then) {
        corrections.accept(id);
        return done(number, then, "correction.done.accepted");
    }

    @PostMapping("/{id}/decline")
    @PreAuthorize(FINANCE)
    String decline(@PathVariable String number, @PathVariable long id, @RequestParam String comment, RedirectAttributes then) {
        corrections.decline(id, comment);
        return done(number, then, "correction.done.declined");
    }

    private String done(String number, RedirectAttributes then, String key) {
        then.addFlashAttribute("done", messages.getMessage(key, null, LocaleContextHolder.getLocale()));
        return "redirect:/invoices/" + number;
    }
}
