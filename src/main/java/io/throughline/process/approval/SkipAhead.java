package io.throughline.process.approval;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.Inbox;
import io.throughline.process.TaskSkipped;
import io.throughline.process.task.TaskController;
import io.throughline.timesheet.Route;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Week;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A final approver takes lines from whoever should look at them first: the step is skipped, by whom and why is kept, and the lines wait for the final approver. */
@Component
class SkipAhead {
    static final String BECAUSE = "skippedBecause";
    private static final String LAST = "director";
    private final Timesheets timesheets;
    private final TaskService tasks;
    private final Inbox inbox;
    private final People people;
    private final ApplicationEventPublisher events;

    SkipAhead(Timesheets timesheets, TaskService tasks, Inbox inbox, People people, ApplicationEventPublisher events) {
        this.timesheets = timesheets;
        this.tasks = tasks;
        this.inbox = inbox;
        this.people = people;
        this.events = events;
    }

    /** What waits for another's first look and could be skipped by the person; the oldest first. */
    List<Task> open(Authentication who) {
        var groups = TaskController.groups(who);
        if (!groups.contains(LAST) && !groups.contains("finance")) return List.of();
        return tasks.createTaskQuery().taskDefinitionKey("approveTimesheet").active().orderByTaskCreateTime().asc().listPage(0, 100).stream()
                .filter(t -> t.getAssignee() != null && !t.getAssignee().equals(who.getName()) && groups.contains(finalGroup(sheet(t), approver(t)))).toList();
    }

    /** Every open first look at the week, supplements too, that the person may skip. Refused where there is none. */
    @Transactional
    public void week(Week week, String reason, Authentication who) {
        var waiting = week.sheets().stream().flatMap(sheet -> inbox.open("approveTimesheet", sheet.key()).stream()).toList();
        if (waiting.isEmpty()) throw new Refused("No first approval of %s/%s is open.".formatted(week.personCode(), week.isoWeek()));
        var groups = TaskController.groups(who);
        var theirs = waiting.stream().filter(task -> groups.contains(finalGroup(sheet(task), approver(task)))).toList();
        (theirs.isEmpty() ? waiting : theirs).forEach(task -> task(task, reason, who));
    }

    @Transactional
    public void task(String taskId, String reason, Authentication who) {
        var task = tasks.createTaskQuery().taskId(taskId).taskDefinitionKey("approveTimesheet").active().singleResult();
        if (task == null) throw new Refused("This approval is not open any more.");
        task(task, reason, who);
    }

    private void task(Task task, String reason, Authentication who) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "Say why the step is skipped: it is kept.");
        if (reason.length() > 500) throw new InvalidInput("reason", "is longer than 500 characters");
        var groups = TaskController.groups(who);
        var last = finalGroup(sheet(task), approver(task));
        if (!groups.contains(last)) throw new AccessDeniedException("Only the final approver, the group %s, may skip this step.".formatted(last));
        events.publishEvent(new TaskSkipped(task.getId(), task.getTaskDefinitionKey(), who.getName(), reason.strip()));
        tasks.setVariable(task.getId(), BECAUSE, reason.strip());
        inbox.completeOwn(task, who.getName(), groups, Map.of());
    }

    /** The step itself: the lines go to the final approver's group, and the branch asks it next. */
    void record(DelegateExecution execution) {
        var reason = (String) execution.getVariable(BECAUSE);
        long sheet = TimesheetApproval.sheet(execution);
        var before = TimesheetApproval.approver(execution);
        var route = Route.toGroup(finalGroup(sheet, before), null);
        timesheets.skipAhead(sheet, before, route, reason);
        execution.removeVariable(BECAUSE);
        execution.setVariable("approver", route.approver());
        var by = people.find(people.personOf(Actor.current())).map(Person::name).orElse(Actor.current());
        execution.setVariableLocal("skippedAhead", "The first look was skipped by %s, because: %s".formatted(by, reason));
        execution.setVariableLocal("next", Variables.untypedValue("skipped", true));
    }

    private String finalGroup(long sheet, String approver) {
        var groups = timesheets.waiting(sheet, approver).stream().map(SheetLine::secondGroup).filter(Objects::nonNull).collect(Collectors.toSet());
        return groups.isEmpty() ? LAST : groups.iterator().next();
    }

    private long sheet(Task task) {
        return ((Number) inbox.variable(task.getId(), "sheetId")).longValue();
    }

    private String approver(Task task) {
        return (String) inbox.variable(task.getId(), "approver");
    }
}
