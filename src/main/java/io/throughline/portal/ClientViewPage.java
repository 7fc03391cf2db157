package io.throughline.portal;

import io.throughline.page.NavigationEntry;
import io.throughline.project.Clients;
import io.throughline.project.Projects;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the client sees of a project, and how stages are called towards clients: the house's side of the door. */
@Controller
class ClientViewPage {
    private final PortalViews views;
    private final Acceptances acceptances;
    private final StageNames stages;
    private final Projects projects;
    private final Clients clients;
    private final MessageSource messages;

    ClientViewPage(PortalViews views, Acceptances acceptances, StageNames stages, Projects projects, Clients clients, MessageSource messages) {
        this.views = views;
        this.acceptances = acceptances;
        this.stages = stages;
        this.projects = projects;
        this.clients = clients;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry clientStages() {
        return NavigationEntry.of(NavigationEntry.Group.ENGINE, 80, "client-stages", "/client-stages", "DIRECTOR", "ANALYST", "ADMIN");
    }

    @GetMapping("/projects/{code}/client-view")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    String view(@PathVariable String code, Model model) {
        var project = projects.get(code);
        model.addAttribute("project", project).addAttribute("client", clients.get(project.clientCode())).addAttribute("view", views.ofProject(code))
                .addAttribute("acceptances", acceptances.of(code));
        return "portal/client-view";
    }

    @PostMapping("/projects/{code}/client-view")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    String set(@PathVariable String code, @RequestParam(defaultValue = "false") boolean shown, @RequestParam(defaultValue = "false") boolean showsProgress,
               @RequestParam(defaultValue = "false") boolean showsHours, @RequestParam(defaultValue = "false") boolean showsBudget,
               @RequestParam(defaultValue = "false") boolean showsTime, Locale language, RedirectAttributes then) {
        views.setOfProject(code, new PortalView(showsProgress, showsHours, showsBudget, showsTime, shown));
        then.addFlashAttribute("done", messages.getMessage("clientView.done", null, language));
        return "redirect:/projects/{code}/client-view";
    }

    @GetMapping("/client-stages")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
    String stages(Model model) {
        model.addAttribute("stages", stages.all());
        return "portal/stages";
    }

    @PostMapping("/client-stages/{about}/{stage}")
    @PreAuthorize("hasAnyRole('DIRECTOR','ANALYST','ADMIN')")
    String name(@PathVariable String about, @PathVariable String stage, @RequestParam String english, @RequestParam String german, Locale language, RedirectAttributes then) {
        stages.name(about, stage, english, german);
        then.addFlashAttribute("done", messages.getMessage("clientStages.done", new Object[] {english}, language));
        return "redirect:/client-stages";
    }
}
