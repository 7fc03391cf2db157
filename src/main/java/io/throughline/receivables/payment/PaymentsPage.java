package io.throughline.receivables.payment;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry;
import io.throughline.page.TypedAmount;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables;
import java.time.LocalDate;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money that came in, and a form to record more of it: in full where no amount is given. */
@Controller
@RequestMapping("/payments")
class PaymentsPage {
    private static final int ROWS = 50;
    private final Receivables receivables;
    private final Payments payments;
    private final Clients clients;
    private final Formats formats;
    private final MessageSource messages;
    private final FirmClock clock;

    PaymentsPage(Receivables receivables, Payments payments, Clients clients, Formats formats, MessageSource messages, FirmClock clock) {
        this.receivables = receivables;
        this.payments = payments;
        this.clients = clients;
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry paymentsIn() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 30, "payments", "/payments", "MANAGER", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    String list(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String client, @RequestParam(required = false) LocalDate from,
                @RequestParam(required = false) LocalDate to, @RequestParam(defaultValue = "") String invoice, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("payments", payments.found(given(text), given(client), from, to, Math.max(page, 0), ROWS));
        model.addAttribute("sums", payments.sums(given(text), given(client), from, to));
        model.addAttribute("text", text);
        model.addAttribute("client", client);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("invoice", given(invoice));
        model.addAttribute("clients", clients.all());
        model.addAttribute("open", receivables.open());
        model.addAttribute("today", clock.today());
        return "receivables/payments";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String record(@RequestParam String invoiceNumber, @RequestParam(defaultValue = "") String amount, @RequestParam LocalDate paidOn, @RequestParam String reference,
                  @RequestParam(defaultValue = "/payments") String back, RedirectAttributes then) {
        var item = receivables.byNumber(invoiceNumber.strip());
        var paid = amount.isBlank() ? item.open() : typed(amount, item.gross().currency().getCurrencyCode());
        receivables.receivePayment(item.number(), paid, paidOn, reference);
        var left = receivables.get(item.draftId()).open();
        then.addFlashAttribute("done", messages.getMessage(left.isZero() ? "payments.done.full" : "payments.done.part",
                new Object[] {formats.money(paid), item.number(), formats.money(left)}, LocaleContextHolder.getLocale()));
        return "redirect:" + (back.equals("/invoices/" + item.number()) ? back : "/payments");
    }

    @PostMapping("/{id}/charge-back")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String chargeBack(@PathVariable long id, @RequestParam String why, RedirectAttributes then) {
        receivables.chargeBack(id, why);
        var payment = payments.get(id);
        then.addFlashAttribute("done", messages.getMessage("payments.done.chargedBack", new Object[] {formats.money(payment.amount()), payment.invoiceNumber()}, LocaleContextHolder.getLocale()));
        return "redirect:/invoices/" + payment.invoiceNumber();
    }

    private static Money typed(String amount, String currency) {
        try {
            return TypedAmount.read(amount, LocaleContextHolder.getLocale()).map(a -> Money.of(a.toPlainString(), currency))
                    .orElseThrow(() -> new InvalidInput("amount", "'%s' is no amount; write 1234.50".formatted(amount)));
        } catch (IllegalArgumentException tooFine) {
            throw new InvalidInput("amount", "%s has more decimals than %s allows".formatted(amount, currency));
        }
    }

    private static String given(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
