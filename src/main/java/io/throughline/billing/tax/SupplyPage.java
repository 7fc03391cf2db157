package io.throughline.billing.tax;

import io.throughline.project.Projects;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a project supplies as tax law sees it; said by finance, before its first invoice if it is anything else than services. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/projects/{code}/supply")
class SupplyPage {
    private final Supplies supplies;
    private final Projects projects;
    private final MessageSource messages;

    SupplyPage(Supplies supplies, Projects projects, MessageSource messages) {
        this.supplies = supplies;
        this.projects = projects;
        this.messages = messages;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    String show(@PathVariable String code, Model page) {
        page.addAttribute("project", projects.get(code));
        page.addAttribute("supply", supplies.of(code));
        page.addAttribute("kinds", Supplies.KNOWN);
        return "billing/supply";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @Transactional
    public String set(@PathVariable String code, @RequestParam String work, @RequestParam String expenses, @RequestParam(defaultValue = "") String place,
                      Locale language, RedirectAttributes then) {
        supplies.set(projects.get(code).code(), new Supplies.Supply(work, expenses, place.isBlank() ? null : place.strip().toUpperCase(Locale.ROOT)));
        then.addFlashAttribute("done", messages.getMessage("supply.done", null, language));
        return "redirect:/projects/{code}/supply";
    }
}
