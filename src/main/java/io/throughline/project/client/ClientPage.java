package io.throughline.project.client;

import io.throughline.page.NavigationEntry;
import io.throughline.project.BillRate;
import io.throughline.project.BillingTerms;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import io.throughline.project.RateCard;
import io.throughline.project.TimeRounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who buys: the clients, a new one, and what holds for one from now on. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/clients")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
class ClientPage {
    private static final String READS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private static final int ROWS = 50;
    private static final Client BLANK = new Client("", "", "DE", "EUR", 30, "", "", "", "en");
    private final Clients clients;
    private final RateCard rates;
    private final BillingTerms terms;
    private final MessageSource messages;

    ClientPage(Clients clients, RateCard rates, BillingTerms terms, MessageSource messages) {
        this.clients = clients;
        this.rates = rates;
        this.terms = terms;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry clientList() {
        return NavigationEntry.of(NavigationEntry.Group.WORK, 40, "clients", "/clients", "MANAGER", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    record Fields(String code, String name, String country, String currency, Integer paymentTermsDays, String email, String vatId, String address, String language,
                  Boolean consumer, EInvoicing eInvoice) {
        /** What the form does not know of e-invoices stays; a box that is not ticked does not come along. */
        Client client(String itsCode, EInvoicing before) {
            return new Client(itsCode, name, upper(country), upper(currency), paymentTermsDays == null ? 30 : paymentTermsDays, email, vatId,
                    address == null ? "" : address.replace("\r", "").strip().replace("\n", ", "), language, Boolean.TRUE.equals(consumer), eInvoice == null ? before : eInvoice);
        }

        private static String upper(String code) {
            return code == null ? null : code.strip().toUpperCase(Locale.ROOT);
        }
    }

    @GetMapping
    @PreAuthorize(READS)
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("clients", clients.page(Math.max(page, 0), ROWS));
        return "project/clients";
    }

    @GetMapping("/new")
    String blank(Model page) {
        page.addAttribute("client", BLANK);
        page.addAttribute("formats", EInvoicing.Format.values());
        return "project/client";
    }

    @PostMapping
    String register(Fields fields, Locale language, RedirectAttributes then) {
        var client = clients.register(fields.client(fields.code(), EInvoicing.NONE));
        then.addFlashAttribute("done", messages.getMessage("client.registered", new Object[] {client.name()}, language));
        return "redirect:/clients";
    }

    @GetMapping("/{code}")
    @PreAuthorize(READS)
    String one(@PathVariable String code, Model page) {
        page.addAttribute("client", clients.get(code));
        page.addAttribute("formats", EInvoicing.Format.values());
        page.addAttribute("rates", rates.ofClient(code));
        page.addAttribute("roundings", terms.roundingsOf(code));
        return "project/client";
    }

    /** What an hour sells for on any of the client's projects. */
    @PostMapping("/{code}/rates")
    String rate(@PathVariable String code, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
                @RequestParam(required = false) BigDecimal rate, Locale language, RedirectAttributes then) {
        rates.set(BillRate.of(null, null, code, null, null, validFrom, null, rate));
        then.addFlashAttribute("done", messages.getMessage("rates.done", null, language));
        return "redirect:/clients/" + code;
    }

    @PostMapping("/{code}/rounding")
    String round(@PathVariable String code, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom, @RequestParam(defaultValue = "0") int minutes,
                 @RequestParam TimeRounding.Direction direction, @RequestParam TimeRounding.Per per, Locale language, RedirectAttributes then) {
        terms.round(code, validFrom, new TimeRounding(minutes, direction, per));
        then.addFlashAttribute("done", messages.getMessage("client.rounding.done", null, language));
        return "redirect:/clients/" + code;
    }

    @PostMapping("/{code}")
    String change(@PathVariable String code, Fields fields, Locale language, RedirectAttributes then) {
        clients.change(fields.client(code, clients.get(code).eInvoice()));
        then.addFlashAttribute("done", messages.getMessage("client.changed", null, language));
        return "redirect:/clients/" + code;
    }
}
