package io.throughline.receivables.bank;

import io.throughline.api.InvalidInput;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry;
import io.throughline.page.TypedAmount;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.payment.Refunds;
import java.io.IOException;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bank statements: taken in, what they say matched with what is owed; and what the firm owes its clients. */
@Controller
@RequestMapping("/bank")
class BankPage {
    private static final String READERS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private static final int ROWS = 25;
    private final BankStatements statements;
    private final BankLines lines;
    private final StatementMappings mappings;
    private final ClientCredits credits;
    private final Refunds refunds;
    private final Receivables receivables;
    private final Clients clients;
    private final Formats formats;
    private final MessageSource messages;

    BankPage(BankStatements statements, BankLines lines, StatementMappings mappings, ClientCredits credits, Refunds refunds, Receivables receivables, Clients clients, Formats formats,
             MessageSource messages) {
        this.statements = statements;
        this.lines = lines;
        this.mappings = mappings;
        this.credits = credits;
        this.refunds = refunds;
        this.receivables = receivables;
        this.clients = clients;
        this.formats = formats;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry bank() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 32, "bank", "/bank", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    @GetMapping
    @PreAuthorize(READERS)
    String show(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("lines", lines.page("OPEN", null, Math.max(page, 0), ROWS));
        model.addAttribute("statements", lines.latest(10));
        model.addAttribute("mappings", mappings.all().keySet());
        model.addAttribute("open", receivables.open());
        model.addAttribute("clients", clients.all());
        model.addAttribute("credits", credits.open(null));
        model.addAttribute("refunds", refunds.waiting());
        return "receivables/bank";
    }

    @PostMapping("/import")
    @PreAuthorize(FINANCE)
    String take(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String mapping, RedirectAttributes then) throws IOException {
        if (file == null || file.isEmpty()) throw new InvalidInput("file", "Choose the bank's file first.");
        var taken = statements.take(file.getBytes(), file.getOriginalFilename(), null, mapping);
        return done(then, "bank.done.import", taken.lines(), taken.matched(), taken.suggested() + taken.unknown(), taken.known());
    }

    @PostMapping("/lines/{id}/confirm")
    @PreAuthorize(FINANCE)
    String confirm(@PathVariable long id, @RequestParam String invoiceNumber, RedirectAttributes then) {
        var line = statements.confirm(id, invoiceNumber.strip());
        return done(then, "bank.done.confirm", formats.money(line.amount()), invoiceNumber.strip());
    }

    @PostMapping("/lines/{id}/advance")
    @PreAuthorize(FINANCE)
    String advance(@PathVariable long id, @RequestParam String clientCode, RedirectAttributes then) {
        var line = statements.payInAdvance(id, clientCode.strip());
        return done(then, "bank.done.advance", formats.money(line.amount()), clientCode.strip());
    }

    @PostMapping("/lines/{id}/set-aside")
    @PreAuthorize(FINANCE)
    String setAside(@PathVariable long id, RedirectAttributes then) {
        return done(then, "bank.done.setAside", formats.money(statements.setAside(id).amount()));
    }

    @PostMapping("/credits/{id}/apply")
    @PreAuthorize(FINANCE)
    String apply(@PathVariable long id, @RequestParam String invoiceNumber, @RequestParam(defaultValue = "/bank") String back, RedirectAttributes then) {
        var taken = credits.apply(id, invoiceNumber.strip(), null);
        done(then, "bank.done.apply", formats.money(taken), invoiceNumber.strip());
        return "redirect:" + (back.equals("/invoices/" + invoiceNumber.strip()) ? back : "/bank");
    }

    @PostMapping("/credits/{id}/refund")
    @PreAuthorize(FINANCE)
    String refund(@PathVariable long id, @RequestParam(defaultValue = "") String amount, @RequestParam String reason, RedirectAttributes then) {
        var back = refunds.get(refunds.request(id, typed(amount, credits.get(id).rest().currency().getCurrencyCode()), reason));
        return done(then, "bank.done.refund", formats.money(back.amount()));
    }

    @PostMapping("/refunds/{id}")
    @PreAuthorize(FINANCE)
    String decide(@PathVariable long id, @RequestParam boolean confirmed, RedirectAttributes then) {
        var back = refunds.decide(id, confirmed);
        return done(then, confirmed ? "bank.done.refunded" : "bank.done.declined", formats.money(back.amount()));
    }

    private static Money typed(String amount, String currency) {
        if (amount.isBlank()) return null;
        try {
            return TypedAmount.read(amount, LocaleContextHolder.getLocale()).map(a -> Money.of(a.toPlainString(), currency))
                    .orElseThrow(() -> new InvalidInput("amount", "'%s' is no amount; write 1234.50".formatted(amount)));
        } catch (IllegalArgumentException tooFine) {
            throw new InvalidInput("amount", "%s has more decimals than %s allows".formatted(amount, currency));
        }
    }

    private String done(RedirectAttributes then, String key, Object... values) {
        then.addFlashAttribute("done", messages.getMessage(key, values, LocaleContextHolder.getLocale()));
        return "redirect:/bank";
    }
}
