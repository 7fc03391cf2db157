package io.throughline.project;

import io.throughline.api.InvalidInput;
import io.throughline.project.NewProject.NewMilestone;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a new project takes over: from a named template tasks, milestones, checklist, rate and budget; from another project its tasks and milestones.
 * Dates are shifted to the new start. What the new one says itself stays.
 */
@Component
public class ProjectPattern {
    private final Projects projects;
    private final ProjectTemplates templates;
    private final Milestones milestones;
    private final RateCard rates;

    ProjectPattern(Projects projects, ProjectTemplates templates, Milestones milestones, RateCard rates) {
        this.projects = projects;
        this.templates = templates;
        this.milestones = milestones;
        this.rates = rates;
    }

    /** {@code pattern}: code of a template, else of a project; null or blank for none. */
    @Transactional
    public ProjectSummary confirm(NewProject project, String pattern) {
        if (pattern == null || pattern.isBlank()) return projects.confirm(project);
        var template = templates.find(pattern);
        var confirmed = projects.confirm(fill(project, pattern), template.map(ProjectTemplate::checklist).orElse(List.of()));
        template.map(ProjectTemplate::rate).ifPresent(rate -> rates.set(new RateCard.Line(confirmed.code(), null, confirmed.startDate(), rate)));
        return confirmed;
    }

    @Transactional(readOnly = true)
    public NewProject fill(NewProject project, String pattern) {
        if (project.startDate() == null) throw new InvalidInput("startDate", "is missing");
        return templates.find(pattern).map(t -> ofTemplate(project, t)).orElseGet(() -> ofProject(project, pattern));
    }

    private static NewProject ofTemplate(NewProject project, ProjectTemplate t) {
        var start = project.startDate();
        var tasks = project.tasks() != null ? project.tasks() : t.tasks().stream().map(task -> new ProjectTask(project.code(), task.code(), task.name(), task.category(),
                task.priority(), task.estimateHours(), task.billable(), task.assigneeCode(), after(start, task.dueAfterDays()), false)).toList();
        var its = project.milestones() != null ? project.milestones() : t.milestones().stream().map(m -> new NewMilestone(m.name(), after(start, m.dueAfterDays()))).toList();
        return new NewProject(project.code(), project.name(), project.clientCode(), project.managerCode(), project.billingModel() == null ? t.billingModel() : project.billingModel(),
                blank(project.currency()) ? t.currency() : project.currency(), start, project.budgetHours() == null ? t.budgetHours() : project.budgetHours(),
                project.budgetAmount() == null ? t.budgetAmount() : project.budgetAmount(), tasks, its);
    }

    private NewProject ofProject(NewProject project, String code) {
        var pattern = projects.find(code).orElseThrow(() -> new InvalidInput("template", "there is no template and no project '%s'".formatted(code)));
        long days = ChronoUnit.DAYS.between(pattern.startDate(), project.startDate());
        var tasks = project.tasks() != null ? project.tasks() : projects.tasks(code).stream()
                .map(t -> new ProjectTask(project.code(), t.code(), t.name(), t.category(), t.priority(), t.estimateHours(), t.billable(),
                        t.assigneeCode(), shifted(t.dueDate(), days), false)).toList();
        var its = project.milestones() != null ? project.milestones() : milestones.of(code).stream()
                .map(m -> new NewMilestone(m.name(), shifted(m.dueDate(), days))).toList();
        return new NewProject(project.code(), project.name(), project.clientCode(), project.managerCode(), project.billingModel(), project.currency(),
                project.startDate(), project.budgetHours(), project.budgetAmount(), tasks, its);
    }

    private static LocalDate after(LocalDate start, Integer days) {
        return days == null ? null : start.plusDays(days);
    }

    private static LocalDate shifted(LocalDate day, long days) {
        return day == null ? null : day.plusDays(days);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
