package io.throughline.project.rate;

import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.BillRate;
import io.throughline.project.RateCard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an hour sells for where nobody nearer says: by role, and the firm's own. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/rates")
class RatesPage {
    private final RateCard rates;
    private final People people;
    private final MessageSource messages;

    RatesPage(RateCard rates, People people, MessageSource messages) {
        this.rates = rates;
        this.people = people;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry rates() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 75, "rates", "/rates", "FINANCE", "DIRECTOR", "ADMIN");
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    String list(Model page) {
        page.addAttribute("rates", rates.ofFirm());
        page.addAttribute("roles", new TreeSet<>(people.all().stream().map(Person::role).toList()));
        return "project/rates";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String set(@RequestParam(defaultValue = "") String role, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
               @RequestParam(required = false) BigDecimal rate, Locale language, RedirectAttributes then) {
        rates.set(BillRate.of(null, null, null, null, role.isBlank() ? null : role.strip(), validFrom, null, rate));
        then.addFlashAttribute("done", messages.getMessage("rates.done", null, language));
        return "redirect:/rates";
    }
}
