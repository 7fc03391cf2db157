package io.throughline.timesheet.file;

import io.throughline.api.InvalidInput;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.project.Brought;
import io.throughline.project.BroughtClients;
import io.throughline.project.BroughtProjects;
import io.throughline.project.ProjectTemplates;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a firm brings along from the system it had: clients, running projects, time; tried first, then taken in. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/import")
@PreAuthorize("hasAnyRole('MANAGER','ADMIN')")
class ImportPage {
    private final BroughtClients clients;
    private final BroughtProjects projects;
    private final TimeImport time;
    private final People people;
    private final ProjectTemplates templates;

    ImportPage(BroughtClients clients, BroughtProjects projects, TimeImport time, People people, ProjectTemplates templates) {
        this.clients = clients;
        this.projects = projects;
        this.time = time;
        this.people = people;
        this.templates = templates;
    }

    @Bean
    static NavigationEntry importEntry() {
        return NavigationEntry.of(NavigationEntry.Group.WORK, 95, "import", "/import", "MANAGER", "ADMIN");
    }

    @GetMapping
    String show(Authentication who, Model page) {
        page.addAttribute("people", people.all());
        page.addAttribute("me", people.personOf(who.getName()));
        page.addAttribute("templates", templates.all());
        return "timesheet/import";
    }

    @PostMapping("/clients")
    String clients(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun, RedirectAttributes then) throws IOException {
        return told("clients", clients.take(chosen(file), dryRun), then);
    }

    @PostMapping("/projects")
    String projects(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String managerCode, @RequestParam(defaultValue = "") String template,
                    @RequestParam(defaultValue = "false") boolean dryRun, RedirectAttributes then) throws IOException {
        return told("projects", projects.take(chosen(file), new BroughtProjects.Otherwise(managerCode, template), dryRun), then);
    }

    @PostMapping("/time")
    String time(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun, RedirectAttributes then) throws IOException {
        var taken = time.run(chosen(file), null, dryRun);
        then.addFlashAttribute("hours", taken.created());
        return told("time", new Brought(taken.lines(), List.of(), taken.known(), dryRun), then);
    }

    private static byte[] chosen(MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) throw new InvalidInput("file", "Choose the file first.");
        return file.getBytes();
    }

    private static String told(String what, Brought taken, RedirectAttributes then) {
        then.addFlashAttribute("what", what);
        then.addFlashAttribute("taken", taken);
        return "redirect:/import";
    }
}
