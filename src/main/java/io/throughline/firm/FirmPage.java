package io.throughline.firm;

import io.throughline.page.NavigationEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What stands on every invoice about the seller, and whether an owner may approve their own work. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/firm")
@PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
class FirmPage {
    private final Firm firm;
    private final MessageSource messages;

    FirmPage(Firm firm, MessageSource messages) {
        this.firm = firm;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry firmSettings() {
        return NavigationEntry.of(NavigationEntry.Group.ENGINE, 5, "firm", "/firm", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    record Fields(String name, String street, String postcode, String city, String country, String currency, String vatId, String taxNumber, String iban,
                  String bic, String email, BigDecimal domesticVatPercent, SellerDetails eInvoice) {
        FirmProfile profile() {
            return new FirmProfile(name, street, postcode, city, upper(country), upper(currency), vatId, taxNumber, iban, bic, email, domesticVatPercent, eInvoice);
        }

        private static String upper(String code) {
            return code == null ? null : code.strip().toUpperCase(Locale.ROOT);
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    String show(Model page) {
        page.addAttribute("firm", firm.profile());
        page.addAttribute("details", firm.profile().eInvoice() == null ? SellerDetails.NONE : firm.profile().eInvoice());
        page.addAttribute("stationery", firm.stationery());
        page.addAttribute("zone", firm.zone());
        page.addAttribute("ownWork", firm.ownerMayApproveOwnWork());
        page.addAttribute("currencies", List.of("EUR", "USD", "GBP", "CHF", "SEK", "DKK", "NOK", "PLN", "CZK"));
        return "firm/firm";
    }

    @PostMapping
    String change(Fields fields, Locale language, RedirectAttributes then) {
        firm.change(FirmCheck.checked(fields.profile()));
        then.addFlashAttribute("done", messages.getMessage("firm.done", null, language));
        return "redirect:/firm";
    }

    @PostMapping("/stationery")
    String change(Stationery stationery, Locale language, RedirectAttributes then) {
        firm.change(FirmCheck.checked(stationery));
        then.addFlashAttribute("done", messages.getMessage("firm.done", null, language));
        return "redirect:/firm";
    }

    @PostMapping("/own-work")
    @PreAuthorize("hasRole('ADMIN')")
    String ownWork(@RequestParam(defaultValue = "false") boolean allowed, Locale language, RedirectAttributes then) {
        firm.allowOwnerToApproveOwnWork(allowed);
        then.addFlashAttribute("done", messages.getMessage("firm.done", null, language));
        return "redirect:/firm";
    }
}
