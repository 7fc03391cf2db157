package io.throughline.project.template;

import io.throughline.api.Refused;
import io.throughline.page.NavigationEntry;
import io.throughline.page.NavigationEntry.Group;
import io.throughline.people.People;
import io.throughline.project.BillingModel;
import io.throughline.project.ProjectTemplate;
import io.throughline.project.ProjectTemplates;
import io.throughline.project.Projects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates of projects: the list, one to be changed, and one taken from a project with what its tasks really took. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/templates")
@PreAuthorize("hasAnyRole('MANAGER','DIRECTOR','ADMIN')")
class TemplatePage {
    private static final int SPARE = 3;
    private static final ProjectTemplate BLANK = new ProjectTemplate("", "", "", BillingModel.TIME_AND_MATERIALS, "EUR", BigDecimal.ZERO, BigDecimal.ZERO, null, null, List.of(), List.of(), List.of());
    private final ProjectTemplates templates;
    private final Projects projects;
    private final People people;
    private final MessageSource messages;

    TemplatePage(ProjectTemplates templates, Projects projects, People people, MessageSource messages) {
        this.templates = templates;
        this.projects = projects;
        this.people = people;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry templateList() {
        return NavigationEntry.of(Group.WORK, 30, "templates", "/templates", "MANAGER", "DIRECTOR", "ADMIN");
    }

    /** Rows as they stand in the form; an empty one is none. */
    record TaskRow(String code, String name, String category, Integer priority, BigDecimal estimateHours, Boolean billable, String assigneeCode, Integer dueAfterDays) {
        ProjectTemplate.Task task() {
            return new ProjectTemplate.Task(code == null ? null : code.strip(), name, category, priority, estimateHours, billable != null && billable, blank(assigneeCode) ? null : assigneeCode, dueAfterDays);
        }
    }

    record GoalRow(String name, Integer dueAfterDays) {}

    record StepRow(String name, Integer workingDays) {}

    record Form(String code, String name, String description, BillingModel billingModel, String currency, BigDecimal budgetHours, BigDecimal budgetAmount, BigDecimal rate, String madeFrom,
                List<TaskRow> tasks, List<GoalRow> milestones, List<StepRow> checklist) {
        ProjectTemplate template(String itsCode) {
            return new ProjectTemplate(itsCode, name, description == null ? "" : description.replace("\r", ""), billingModel, currency == null ? null : currency.strip().toUpperCase(Locale.ROOT), budgetHours,
                    budgetAmount, rate, blank(madeFrom) ? null : madeFrom, rows(tasks).stream().filter(t -> t != null && !(blank(t.code()) && blank(t.name()))).map(TaskRow::task).toList(),
                    rows(milestones).stream().filter(m -> m != null && !blank(m.name())).map(m -> new ProjectTemplate.Goal(m.name(), m.dueAfterDays())).toList(),
                    rows(checklist).stream().filter(s -> s != null && !blank(s.name())).map(s -> new ProjectTemplate.Step(s.name(), s.workingDays() == null ? 0 : s.workingDays())).toList());
        }

        private static <T> List<T> rows(List<T> rows) {
            return rows == null ? List.of() : rows;
        }
    }

    @GetMapping
    String list(Model page) {
        page.addAttribute("templates", templates.all());
        page.addAttribute("projects", projects.all());
        return "project/templates";
    }

    /** From nothing, or from a project. */
    @GetMapping("/new")
    String blank(@RequestParam(defaultValue = "") String project, @RequestParam(defaultValue = "false") boolean asTaken, Model page) {
        if (!project.isBlank()) page.addAttribute("variance", templates.variance(project));
        page.addAttribute("project", project);
        page.addAttribute("asTaken", asTaken);
        return form(project.isBlank() ? BLANK : templates.proposal(project, asTaken), page);
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code, Model page) {
        return form(templates.get(code), page);
    }

    private String form(ProjectTemplate template, Model page) {
        page.addAttribute("template", template);
        page.addAttribute("tasks", spare(template.tasks(), () -> new ProjectTemplate.Task("", "", "", 0, null, true, null, null)));
        page.addAttribute("goals", spare(template.milestones(), () -> new ProjectTemplate.Goal("", null)));
        page.addAttribute("steps", spare(template.checklist(), () -> new ProjectTemplate.Step("", 2)));
        page.addAttribute("people", people.all());
        return "project/template";
    }

    /** With some empty rows to write into. */
    private static <T> List<T> spare(List<T> rows, Supplier<T> empty) {
        var all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE; i++) all.add(empty.get());
        return all;
    }

    @PostMapping
    String add(Form form, Locale language, RedirectAttributes then) {
        var code = form.code() == null ? "" : form.code().strip();
        if (templates.find(code).isPresent()) throw new Refused("code", "There is a template '%s' already; change it instead.".formatted(code));
        return done("template.kept", templates.keep(form.template(code)).code(), language, then);
    }

    @PostMapping("/{code}")
    String change(@PathVariable String code, Form form, Locale language, RedirectAttributes then) {
        templates.get(code);
        return done("template.kept", templates.keep(form.template(code)).code(), language, then);
    }

    @PostMapping("/{code}/retire")
    String retire(@PathVariable String code, Locale language, RedirectAttributes then) {
        templates.retire(code);
        return done("template.retired", code, language, then);
    }

    private String done(String key, String code, Locale language, RedirectAttributes then) {
        then.addFlashAttribute("done", messages.getMessage(key, new Object[] {code}, language));
        return "redirect:/templates";
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
