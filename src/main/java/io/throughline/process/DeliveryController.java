package io.throughline.process;

import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import io.throughline.project.Milestone;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import io.throughline.project.Steward;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors that complete a project's tasks by fact: the same tasks as in Tasklist, as the person who calls. */
@RestController
@RequestMapping("/api/v1/projects/{code}")
@Transactional
class DeliveryController {

    record Delivered(String code, ProjectState state) {}

    private final Projects projects;
    private final Milestones milestones;
    private final Inbox inbox;
    private final TaskService tasks;
    private final People people;

    DeliveryController(Projects projects, Milestones milestones, Inbox inbox, TaskService tasks, People people) {
        this.projects = projects;
        this.milestones = milestones;
        this.inbox = inbox;
        this.tasks = tasks;
        this.people = people;
    }

    /** Refused while time, an expense or a milestone is open. */
    @PostMapping("/complete-delivery")
    public Delivered completeDelivery(@PathVariable String code, Authentication who) {
        var project = projects.get(code);
        Steward.require(who, project, people);
        var task = inbox.open("completeDelivery", code).stream().findFirst().orElseThrow(() -> new Refused(
                "Project %s is %s: its delivery cannot be completed now.".formatted(code, project.state().inWords())));
        complete(task, who);
        return new Delivered(code, projects.get(code).state());
    }

    @PostMapping("/milestones/{id}/accept")
    public Milestone accept(@PathVariable String code, @PathVariable long id, Authentication who) {
        var project = projects.get(code);
        Steward.require(who, project, people);
        var milestone = milestones.get(id);
        if (!milestone.projectCode().equals(code)) throw new Unknown("milestone", id);
        if (milestone.accepted()) throw new Refused("Milestone '%s' was accepted on %s already.".formatted(milestone.name(), milestone.acceptedOn()));
        var task = Stream.of("acceptMilestone", "acceptAddedMilestone").flatMap(key -> inbox.open(key, code).stream())
                .filter(t -> String.valueOf(id).equals(tasks.getVariable(t.getId(), "milestoneId"))).findFirst().orElseThrow(() -> new Refused(
                        "Milestone '%s' cannot be accepted while project %s is %s.".formatted(milestone.name(), code, project.state().inWords())));
        complete(task, who);
        return milestones.get(id);
    }

    /** Who may decide about the project instead of its manager takes the task over first, so that it's theirs in the record, too. */
    private void complete(Task task, Authentication who) {
        if (!who.getName().equals(task.getAssignee())) tasks.setAssignee(task.getId(), who.getName());
        inbox.complete(task.getId(), who.getName(), TaskController.groups(who), Map.of());
    }
}
