package io.throughline.project.setup;

import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import io.throughline.project.BillingModel;
import io.throughline.project.Clients;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectPattern;
import io.throughline.project.ProjectTemplates;
import io.throughline.project.Projects;
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

/** A deal is confirmed: its project begins with its setup, from a template, on the pattern of another one or from nothing. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/projects/new")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
class ConfirmPage {
    private final Projects projects;
    private final ProjectTemplates templates;
    private final ProjectPattern patterns;
    private final Clients clients;
    private final People people;
    private final Firm firm;
    private final FirmClock clock;
    private final MessageSource messages;

    ConfirmPage(Projects projects, ProjectTemplates templates, ProjectPattern patterns, Clients clients, People people, Firm firm, FirmClock clock, MessageSource messages) {
        this.projects = projects;
        this.templates = templates;
        this.patterns = patterns;
        this.clients = clients;
        this.people = people;
        this.firm = firm;
        this.clock = clock;
        this.messages = messages;
    }

    /** What is typed so far, so that a pattern chosen later takes nothing of it away. */
    record Typed(String code, String name, String clientCode, String managerCode, BillingModel billingModel, String currency, LocalDate startDate, BigDecimal budgetHours, BigDecimal budgetAmount) {}

    /** {@code chosen}: the pattern whose terms stand in the form already. */
    @GetMapping
    String form(Typed typed, @RequestParam(defaultValue = "") String template, @RequestParam(defaultValue = "") String chosen, Authentication who, Model page) {
        var start = typed.startDate() == null ? clock.today() : typed.startDate();
        var found = template.isBlank() || template.equals(chosen) ? null : templates.find(template).orElse(null);
        page.addAttribute("clients", clients.all());
        page.addAttribute("people", people.all());
        page.addAttribute("templates", templates.all());
        page.addAttribute("patterns", projects.all());
        page.addAttribute("typed", new Typed(typed.code(), typed.name(), typed.clientCode(), typed.managerCode() == null ? people.personOf(who.getName()) : typed.managerCode(),
                found != null ? found.billingModel() : typed.billingModel(), found != null ? found.currency() : typed.currency() == null ? firm.profile().currency() : typed.currency(), start,
                found != null ? found.budgetHours() : typed.budgetHours(), found != null ? found.budgetAmount() : typed.budgetAmount()));
        page.addAttribute("template", template);
        pattern(template, start, page);
        return "project/confirm";
    }

    /** What the pattern brings along, with its days as they would be. */
    @GetMapping("/pattern")
    String pattern(@RequestParam(defaultValue = "") String template, @RequestParam LocalDate startDate, Model page) {
        var named = template.isBlank() ? null : templates.find(template).orElse(null);
        if (named != null || !template.isBlank() && projects.find(template).isPresent()) {
            page.addAttribute("pattern", patterns.fill(new NewProject("NEW", "", "", "", null, "", startDate, null, null, null, null), template));
            page.addAttribute("named", named);
        }
        return "project/pattern";
    }

    @PostMapping
    String confirm(@RequestParam String code, @RequestParam String name, @RequestParam String clientCode, @RequestParam String managerCode,
                   @RequestParam BillingModel billingModel, @RequestParam String currency, @RequestParam LocalDate startDate, @RequestParam BigDecimal budgetHours,
                   @RequestParam BigDecimal budgetAmount, @RequestParam(defaultValue = "") String template, RedirectAttributes then) {
        var project = new NewProject(code.strip(), name, clientCode, managerCode, billingModel, currency, startDate, budgetHours, budgetAmount, null, null);
        var confirmed = patterns.confirm(project, template);
        then.addFlashAttribute("done", messages.getMessage("confirm.done", new Object[] {confirmed.code()}, LocaleContextHolder.getLocale()));
        return "redirect:/projects/" + confirmed.code();
    }
}
