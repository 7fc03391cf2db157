package io.throughline.project;

import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A deal is confirmed: its project begins with its setup, on the pattern of another one or from nothing. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/projects/new")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
class ConfirmPage {
    private final Projects projects;
    private final ProjectTemplate templates;
    private final Milestones milestones;
    private final Clients clients;
    private final People people;
    private final Firm firm;
    private final FirmClock clock;
    private final MessageSource messages;

    ConfirmPage(Projects projects, ProjectTemplate templates, Milestones milestones, Clients clients, People people, Firm firm, FirmClock clock, MessageSource messages) {
        this.projects = projects;
        this.templates = templates;
        this.milestones = milestones;
        this.clients = clients;
        this.people = people;
        this.firm = firm;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping
    String form(@RequestParam(defaultValue = "") String template, Authentication who, Model page) {
        page.addAttribute("clients", clients.all());
        page.addAttribute("people", people.all());
        page.addAttribute("patterns", projects.all());
        page.addAttribute("me", people.personOf(who.getName()));
        page.addAttribute("today", clock.today());
        page.addAttribute("currency", firm.profile().currency());
        page.addAttribute("template", template);
        pattern(template, clock.today(), page);
        return "project/confirm";
    }

    /** What the pattern brings along, with its days as they would be. */
    @GetMapping("/pattern")
    String pattern(@RequestParam(defaultValue = "") String template, @RequestParam LocalDate startDate, Model page) {
        var found = template.isBlank() ? null : projects.find(template).orElse(null);
        if (found != null) {
            page.addAttribute("pattern", templates.fill(new NewProject("NEW", "", "", "", null, "", startDate, null, null, null, null), template));
        }
        return "project/pattern";
    }

    @PostMapping
    String confirm(@RequestParam String code, @RequestParam String name, @RequestParam String clientCode, @RequestParam String managerCode,
                   @RequestParam BillingModel billingModel, @RequestParam String currency, @RequestParam LocalDate startDate, @RequestParam BigDecimal budgetHours,
                   @RequestParam BigDecimal budgetAmount, @RequestParam(defaultValue = "") String template, RedirectAttributes then) {
        var project = new NewProject(code.strip(), name, clientCode, managerCode, billingModel, currency, startDate, budgetHours, budgetAmount, null, null);
        var confirmed = projects.confirm(template.isBlank() ? project : templates.fill(project, template));
        then.addFlashAttribute("done", messages.getMessage("confirm.done", new Object[] {confirmed.code()}, LocaleContextHolder.getLocale()));
        return "redirect:/projects/" + confirmed.code();
    }
}
