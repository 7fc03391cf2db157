package io.throughline.billing.paper;

import io.throughline.billing.paper.InvoiceDetail.Grouping;
import io.throughline.project.Clients;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a client wants its invoices: how the hours are grouped, with or without the timesheet, and how long a draft waits for late hours. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/clients/{code}/invoicing")
class InvoiceWishesPage {
    private final InvoiceWishes wishes;
    private final Clients clients;
    private final MessageSource messages;

    InvoiceWishesPage(InvoiceWishes wishes, Clients clients, MessageSource messages) {
        this.wishes = wishes;
        this.clients = clients;
        this.messages = messages;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    String show(@PathVariable String code, Model page) {
        page.addAttribute("client", clients.get(code));
        page.addAttribute("wish", wishes.of(code));
        page.addAttribute("groupings", Grouping.values());
        return "billing/wishes";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    String set(@PathVariable String code, @RequestParam Grouping grouping, @RequestParam(defaultValue = "false") boolean timesheet, @RequestParam(defaultValue = "0") int keepOpenDays,
               Locale language, RedirectAttributes then) {
        wishes.set(code, new InvoiceWishes.Wish(grouping, timesheet, keepOpenDays));
        then.addFlashAttribute("done", messages.getMessage("wishes.done", null, language));
        return "redirect:/clients/{code}/invoicing";
    }
}
