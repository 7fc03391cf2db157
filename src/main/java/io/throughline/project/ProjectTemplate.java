package io.throughline.project;

import io.throughline.api.InvalidInput;
import io.throughline.project.NewProject.NewMilestone;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A project as the pattern of another: its tasks and milestones, dates shifted from start to start. What the new one says itself stays. */
@Component
class ProjectTemplate {
    private final Projects projects;
    private final Milestones milestones;

    ProjectTemplate(Projects projects, Milestones milestones) {
        this.projects = projects;
        this.milestones = milestones;
    }

    @Transactional(readOnly = true)
    public NewProject fill(NewProject project, String template) {
        var pattern = projects.find(template).orElseThrow(() -> new InvalidInput("template", "there is no project '%s'".formatted(template)));
        if (project.startDate() == null) throw new InvalidInput("startDate", "is missing");
        long days = ChronoUnit.DAYS.between(pattern.startDate(), project.startDate());
        var tasks = project.tasks() != null ? project.tasks() : projects.tasks(template).stream()
                .map(t -> new ProjectTask(project.code(), t.code(), t.name(), t.category(), t.priority(), t.estimateHours(), t.billable(),
                        t.assigneeCode(), shifted(t.dueDate(), days), false)).toList();
        var its = project.milestones() != null ? project.milestones() : milestones.of(template).stream()
                .map(m -> new NewMilestone(m.name(), shifted(m.dueDate(), days))).toList();
        return new NewProject(project.code(), project.name(), project.clientCode(), project.managerCode(), project.billingModel(), project.currency(),
                project.startDate(), project.budgetHours(), project.budgetAmount(), tasks, its);
    }

    private static LocalDate shifted(LocalDate day, long days) {
        return day == null ? null : day.plusDays(days);
    }
}
