package io.throughline.project.setup;

import io.throughline.api.Refused;
import io.throughline.people.People;
import io.throughline.project.Clients;
import io.throughline.project.FieldCheck;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectChange;
import io.throughline.project.ProjectRepository;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.project.TaskList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a confirmation, or a change to one, must say to be taken. */
@Component
public class Confirmation {
    private static final BigDecimal MOST_HOURS = new BigDecimal("1000000");
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");
    private final ProjectRepository projects;
    private final Clients clients;
    private final People people;
    private final TaskList tasks;

    Confirmation(ProjectRepository projects, Clients clients, People people, TaskList tasks) {
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.tasks = tasks;
    }

    public NewProject valid(NewProject project) {
        var check = new FieldCheck();
        var code = check.code("code", project.code());
        var name = check.line("name", project.name());
        known("clientCode", project.clientCode(), "client", clients.find(orEmpty(project.clientCode())).isPresent(), check);
        known("managerCode", project.managerCode(), "person", people.find(orEmpty(project.managerCode())).isPresent(), check);
        if (project.billingModel() == null) check.problem("billingModel", "is missing");
        int digits = check.currency("currency", project.currency());
        if (project.startDate() == null) check.problem("startDate", "is missing");
        else if (implausible(project.startDate())) check.problem("startDate", "%s is no plausible day".formatted(project.startDate()));
        var hours = check.amount("budgetHours", project.budgetHours(), 2, MOST_HOURS);
        var amount = check.amount("budgetAmount", project.budgetAmount(), digits, MOST_MONEY);
        var itsTasks = project.tasks() == null ? List.<ProjectTask>of() : project.tasks().stream().map(t -> of(project.code(), t)).toList();
        var itsMilestones = project.milestones() == null ? List.<NewProject.NewMilestone>of() : project.milestones();
        checkTasks(itsTasks, check);
        checkMilestones(itsMilestones, check);
        check.throwProblems();
        if (projects.findById(code).isPresent()) throw new Refused("code", "There is a project '%s' already.".formatted(code));
        return new NewProject(code, name, project.clientCode(), project.managerCode(), project.billingModel(), project.currency(), project.startDate(),
                hours, amount, itsTasks, itsMilestones);
    }

    /** Fills in what is to stay. */
    public ProjectChange valid(ProjectChange change, ProjectSummary before) {
        var check = new FieldCheck();
        var name = change.name() == null ? before.name() : check.line("name", change.name());
        var manager = change.managerCode() == null ? before.managerCode() : change.managerCode();
        known("managerCode", manager, "person", people.find(manager).isPresent(), check);
        var hours = change.budgetHours() == null ? before.budgetHours() : check.amount("budgetHours", change.budgetHours(), 2, MOST_HOURS);
        int digits = check.currency("currency", before.currency());
        var amount = change.budgetAmount() == null ? before.budgetAmount() : check.amount("budgetAmount", change.budgetAmount(), digits, MOST_MONEY);
        check.throwProblems();
        return new ProjectChange(name, manager, hours, amount);
    }

    private void checkTasks(List<ProjectTask> itsTasks, FieldCheck check) {
        var codes = new HashSet<String>();
        var assignees = tasks.knownAssignees(itsTasks);
        for (int i = 0; i < itsTasks.size(); i++) {
            var task = itsTasks.get(i);
            tasks.check(task, "tasks[%d].".formatted(i), assignees, check);
            if (!codes.add(task.code())) check.problem("tasks[%d].code".formatted(i), "'%s' is there twice".formatted(task.code()));
        }
    }

    private static void checkMilestones(List<NewProject.NewMilestone> milestones, FieldCheck check) {
        var names = new HashSet<String>();
        for (int i = 0; i < milestones.size(); i++) {
            var name = check.line("milestones[%d].name".formatted(i), milestones.get(i).name());
            if (!names.add(name)) check.problem("milestones[%d].name".formatted(i), "'%s' is there twice".formatted(name));
        }
    }

    private static void known(String field, String code, String kind, boolean found, FieldCheck check) {
        if (code == null || code.isBlank()) check.problem(field, "is missing");
        else if (!found) check.problem(field, "there is no %s '%s'".formatted(kind, code));
    }

    private static boolean implausible(LocalDate day) {
        return day.getYear() < 1990 || day.getYear() > 2199;
    }

    private static ProjectTask of(String projectCode, ProjectTask t) {
        return new ProjectTask(projectCode, t.code(), t.name(), t.category(), t.priority(), t.estimateHours(), t.billable(), t.assigneeCode(), t.dueDate(), t.done());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
