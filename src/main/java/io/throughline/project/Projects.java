package io.throughline.project;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import io.throughline.project.TaskFacts.ProjectTaskChanged;
import io.throughline.project.TaskFacts.ProjectTasksAdded;
import io.throughline.project.setup.Confirmation;
import io.throughline.project.setup.ProjectSetUp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Engagements: confirmed, set up, delivered, closed. */
@Service
@Transactional
public class Projects {
    private static final int AT_ONCE = 1000;
    private final ProjectRepository projects;
    private final Confirmation confirmation;
    private final ProjectSetup setup;
    private final Milestones milestones;
    private final TaskList tasks;
    private final People people;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Projects(ProjectRepository projects, Confirmation confirmation, ProjectSetup setup, Milestones milestones, TaskList tasks, People people,
             FirmClock clock, ApplicationEventPublisher events) {
        this.projects = projects;
        this.confirmation = confirmation;
        this.setup = setup;
        this.milestones = milestones;
        this.tasks = tasks;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    /** Publishes ProjectConfirmed; state SETUP with its setup steps. */
    public ProjectSummary confirm(NewProject project) {
        return confirm(project, List.of());
    }

    /** With the steps that its kind of project is set up by; none of them for the usual ones. */
    ProjectSummary confirm(NewProject project, List<ProjectTemplate.Step> checklist) {
        var valid = confirmation.valid(project);
        var summary = projects.saveAndFlush(Project.confirmed(valid)).summary();
        setup.plan(summary, checklist);
        return begin(valid, summary, new ProjectConfirmed(summary.code(), summary.clientCode(), summary.managerCode(), summary.startDate()));
    }

    /** For imported running projects: straight to IN_DELIVERY; publishes ProjectTakenOver. */
    public ProjectSummary takeOver(NewProject project) {
        var valid = confirmation.valid(project);
        var summary = projects.saveAndFlush(Project.takenOver(valid)).summary();
        return begin(valid, summary, new ProjectTakenOver(summary.code(), summary.managerCode()));
    }

    private ProjectSummary begin(NewProject project, ProjectSummary summary, Object beginning) {
        tasks.add(project.tasks());
        events.publishEvent(beginning);
        project.milestones().forEach(m -> milestones.plan(summary.code(), m));
        return summary;
    }

    public ProjectSummary get(String code) {
        return load(code).summary();
    }

    public Optional<ProjectSummary> find(String code) {
        return projects.findById(code).map(Project::summary);
    }

    /** Those of the codes that there are, by code. */
    public Map<String, ProjectSummary> find(Collection<String> codes) {
        return projects.findByCodeIn(codes).stream().map(Project::summary).collect(Collectors.toMap(ProjectSummary::code, Function.identity()));
    }

    /** In order of their codes. */
    public List<ProjectSummary> all() {
        return projects.findAllByOrderByCode().stream().map(Project::summary).toList();
    }

    /** Of the projects that a person manages, in their order. */
    public List<String> codesOf(String managerCode) {
        return all().stream().filter(p -> p.managerCode().equals(managerCode)).map(ProjectSummary::code).toList();
    }

    /** Those that have not ended first, then by start, newest first. */
    public List<ProjectSummary> ofClient(String clientCode) {
        return projects.findAllByClientCode(clientCode).stream().map(Project::summary)
                .sorted(Comparator.comparing((ProjectSummary p) -> p.state() == ProjectState.CLOSED || p.state() == ProjectState.CANCELLED)
                        .thenComparing(ProjectSummary::startDate, Comparator.reverseOrder()).thenComparing(ProjectSummary::code)).toList();
    }

    /** Null leaves a field out. */
    record Filter(ProjectState state, String clientCode, String managerCode) {
        boolean takes(ProjectSummary p) {
            return (state == null || state == p.state()) && (clientCode == null || clientCode.equals(p.clientCode()))
                    && (managerCode == null || managerCode.equals(p.managerCode()));
        }
    }

    PageOf<ProjectSummary> page(Filter filter, int page, int size) {
        var found = all().stream().filter(filter::takes).toList();
        return PageOf.of(found, page, size);
    }

    /** Holds back everybody else who asks for the same project until this transaction ends: asking and waiting must not cross the news. */
    public ProjectSummary lock(String code) {
        return projects.findAndLock(code).orElseThrow(() -> new Unknown("project", code)).summary();
    }

    /** Several, always in the same order, so that nobody waits for each other. */
    public void lock(Collection<String> codes) {
        var all = codes.stream().distinct().sorted().toList();
        for (int i = 0; i < all.size(); i += AT_ONCE) projects.findAndLock(all.subList(i, Math.min(i + AT_ONCE, all.size())));
    }

    /** Name, budget, manager. Publishes ProjectChanged, ProjectHandedOver for what differs. */
    public ProjectSummary change(String code, ProjectChange change) {
        var project = load(code);
        var before = project.summary();
        var wanted = confirmation.valid(change, before);
        project.change(wanted.name(), wanted.budgetHours(), wanted.budgetAmount());
        var after = projects.saveAndFlush(project).summary();
        if (!after.equals(before)) {
            events.publishEvent(new ProjectChanged(code, before.budgetHours(), after.budgetHours(), before.budgetAmount(), after.budgetAmount(), after.currency()));
        }
        if (!wanted.managerCode().equals(before.managerCode())) handOver(code, wanted.managerCode());
        return get(code);
    }

    public void addTask(ProjectTask task) {
        addTasks(task.projectCode(), List.of(task));
    }

    public void addTasks(String projectCode, List<ProjectTask> added) {
        load(projectCode).running("given a task");
        var check = new FieldCheck();
        var assignees = tasks.knownAssignees(added);
        added.forEach(task -> tasks.check(task, "", assignees, check));
        check.throwProblems();
        tasks.add(added);
        if (!added.isEmpty()) events.publishEvent(new ProjectTasksAdded(projectCode, added));
    }

    public void changeTask(ProjectTask task) {
        load(task.projectCode()).running("changed");
        var check = new FieldCheck();
        tasks.check(task, "", tasks.knownAssignees(List.of(task)), check);
        check.throwProblems();
        var before = tasks.find(task.projectCode(), task.code()).orElse(null);
        tasks.change(task);
        if (!task.equals(before)) events.publishEvent(new ProjectTaskChanged(task.projectCode(), before, task));
    }

    public List<ProjectTask> tasks(String projectCode) {
        return tasks.of(projectCode);
    }

    /** Those of the tasks that there are. */
    public List<ProjectTask> tasks(Collection<ProjectTask.Key> keys) {
        return tasks.of(keys);
    }

    /** What time can be logged on: tasks not done of projects in delivery, in order of project and code. */
    public List<ProjectTask> workableTasks() {
        return tasks.workable();
    }

    public Optional<ProjectTask> task(String projectCode, String taskCode) {
        return tasks.find(projectCode, taskCode);
    }

    /** Names of setup steps still open, in their order. */
    public List<String> openSetupSteps(String projectCode) {
        return setup.steps(projectCode).stream().filter(s -> !s.done()).map(SetupStep::name).toList();
    }

    /** Empty when time and expenses may be logged; otherwise the sentence that refuses, naming state or open setup step. */
    public Optional<String> whyNotOpenForTime(String projectCode, LocalDate day) {
        var project = get(projectCode);
        return switch (project.state()) {
            case IN_DELIVERY -> !day.isBefore(project.startDate()) ? Optional.empty()
                    : Optional.of("Project %s starts on %s; %s is before that.".formatted(projectCode, project.startDate(), day));
            case SETUP -> Optional.of("Project %s is being set up: %s.".formatted(projectCode,
                    openSetupSteps(projectCode).stream().findFirst().map("'%s' is still open"::formatted).orElse("delivery opens in a moment")));
            case ON_HOLD -> Optional.of("Project %s is on hold until it is resumed.".formatted(projectCode));
            case DELIVERED, CLOSED, CANCELLED -> Optional.of("Project %s is %s: no further time or expense.".formatted(projectCode, project.state().inWords()));
        };
    }

    /** A director stands behind the budget. */
    public void signOffBudget(String code) {
        setup.signOff(get(code));
    }

    /** The manager is asked to mend it, and must be told what. */
    public void refuseBudget(String code, String comment) {
        setup.refuse(code, comment);
    }

    /** What a manager made of a budget that is nearly used up; publishes BudgetReviewed. */
    public void noteBudgetReview(String code, int percent, String comment) {
        events.publishEvent(new BudgetReviewed(code, percent, comment));
    }

    /** Called by the last step of setup; publishes ProjectSetUp. */
    public void openDelivery(String code) {
        var project = load(code);
        if (project.is(ProjectState.IN_DELIVERY)) return;
        var open = openSetupSteps(code);
        if (!open.isEmpty()) throw new Refused("Project %s is not set up yet: '%s' is still open.".formatted(code, open.get(0)));
        projects.saveAndFlush(project.openDelivery());
        events.publishEvent(new ProjectSetUp(code));
    }

    public void putOnHold(String projectCode, String reason) {
        because(reason);
        projects.saveAndFlush(load(projectCode).putOnHold());
        events.publishEvent(new ProjectPutOnHold(projectCode, reason));
    }

    public void resume(String projectCode) {
        projects.saveAndFlush(load(projectCode).resume());
        events.publishEvent(new ProjectResumed(projectCode));
    }

    public void cancel(String projectCode, String reason) {
        because(reason);
        projects.saveAndFlush(load(projectCode).cancel());
        events.publishEvent(new ProjectCancelled(projectCode, reason));
    }

    /** Open tasks follow: whoever holds some listens to ProjectHandedOver. */
    public void handOver(String projectCode, String newManagerCode) {
        if (people.find(newManagerCode).isEmpty()) throw new InvalidInput("managerCode", "there is no person '%s'".formatted(newManagerCode));
        var project = load(projectCode);
        var from = project.managerCode();
        projects.saveAndFlush(project.handOver(newManagerCode));
        setup.handOver(projectCode, from, newManagerCode);
        events.publishEvent(new ProjectHandedOver(projectCode, from, newManagerCode));
    }

    /** Publishes DeliveryCompleted. Refuses while a milestone waits to be accepted. */
    public void completeDelivery(String code) {
        var open = milestones.open(code);
        if (!open.isEmpty()) {
            throw new Refused("Delivery of %s cannot be completed: milestone '%s' is not accepted yet.".formatted(code, open.get(0).name()));
        }
        projects.saveAndFlush(load(code).completeDelivery(clock.today()));
        events.publishEvent(new DeliveryCompleted(code));
    }

    /** Billed and paid: publishes CloseoutRequested. */
    public void requestCloseout(String code) {
        events.publishEvent(new CloseoutRequested(code, get(code).managerCode()));
    }

    /** Called by the closeout's last step; publishes ProjectClosed. */
    public void close(String projectCode, String lessons) {
        projects.saveAndFlush(load(projectCode).close(clock.today(), lessons));
        events.publishEvent(new ProjectClosed(projectCode, lessons));
    }

    private Project load(String code) {
        return projects.findById(code).orElseThrow(() -> new Unknown("project", code));
    }

    private static void because(String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "is missing");
        if (reason.length() > 2000) throw new InvalidInput("reason", "is longer than 2000 characters");
    }
}
