package io.throughline.process.invoicing;

import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.project.Clients;
import io.throughline.receivables.InvoiceRegister;
import io.throughline.receivables.InvoiceRegister.Standing;
import io.throughline.receivables.InvoiceRegister.Wanted;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every draft and invoice, found by state, client, project, time or a word. */
@Controller
class InvoiceListPage {
    private static final int ROWS = 50;
    private final InvoiceRegister register;
    private final Reviews reviews;
    private final Clients clients;
    private final FirmClock clock;

    InvoiceListPage(InvoiceRegister register, Reviews reviews, Clients clients, FirmClock clock) {
        this.register = register;
        this.reviews = reviews;
        this.clients = clients;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry invoices() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 20, "invoices", "/invoices", "MANAGER", "FINANCE", "DIRECTOR", "ANALYST", "AUDITOR", "ADMIN");
    }

    @GetMapping("/invoices")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
    String list(@RequestParam(required = false) Standing state, @RequestParam(defaultValue = "") String client, @RequestParam(defaultValue = "") String project,
                @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, @RequestParam(defaultValue = "") String text,
                @RequestParam(defaultValue = "0") int page, Model model) {
        var wanted = new Wanted(state, given(client), given(project), from, to, given(text), null);
        var inReview = reviews.drafts();
        model.addAttribute("wanted", wanted);
        var found = register.find(wanted, inReview, Math.max(page, 0), ROWS);
        model.addAttribute("invoices", found.page());
        model.addAttribute("totals", found.totals());
        model.addAttribute("states", Standing.values());
        model.addAttribute("clients", clients.all());
        model.addAttribute("today", clock.today());
        return "process/invoices";
    }

    private static String given(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
