package io.throughline.process.delivery;

import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import io.throughline.process.Inbox;
import io.throughline.process.task.TaskController;
import io.throughline.project.Milestone;
import io.throughline.project.MilestoneAcceptance;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.project.Steward;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A project's tasks completed by fact, from the API or a page: the same tasks as in Tasklist, as the person who asks. */
@Component
@Transactional
class Delivery implements MilestoneAcceptance {
    private final Projects projects;
    private final Milestones milestones;
    private final Inbox inbox;
    private final TaskService tasks;
    private final People people;

    Delivery(Projects projects, Milestones milestones, Inbox inbox, TaskService tasks, People people) {
        this.projects = projects;
        this.milestones = milestones;
        this.inbox = inbox;
        this.tasks = tasks;
        this.people = people;
    }

    /** Refused while time, an expense or a milestone is open. Who may decide instead of the manager takes the task over first. */
    public void complete(String code, Authentication who) {
        var project = projects.get(code);
        Steward.require(who, project, people);
        var task = inbox.open("completeDelivery", code).stream().findFirst().orElseThrow(() -> new Refused(
                "Project %s is %s: its delivery cannot be completed now.".formatted(code, project.state().inWords())));
        inbox.completeOwn(task, who.getName(), TaskController.groups(who), Map.of());
    }

    public Milestone accept(String code, long id, Authentication who) {
        var project = projects.get(code);
        Steward.require(who, project, people);
        var task = waiting(project, id);
        inbox.completeOwn(task, who.getName(), TaskController.groups(who), Map.of());
        return milestones.get(id);
    }

    @Override
    public void accept(String code, long id) {
        tasks.complete(waiting(projects.get(code), id).getId());
    }

    private Task waiting(ProjectSummary project, long id) {
        var milestone = milestones.get(id);
        if (!milestone.projectCode().equals(project.code())) throw new Unknown("milestone", id);
        if (milestone.accepted()) throw new Refused("Milestone '%s' was accepted on %s already.".formatted(milestone.name(), milestone.acceptedOn()));
        return Stream.of("acceptMilestone", "acceptAddedMilestone").flatMap(key -> inbox.open(key, project.code()).stream())
                .filter(t -> String.valueOf(id).equals(tasks.getVariable(t.getId(), "milestoneId"))).findFirst().orElseThrow(() -> new Refused(
                        "Milestone '%s' cannot be accepted while project %s is %s.".formatted(milestone.name(), project.code(), project.state().inWords())));
    }
}
