package io.throughline.project;

import io.throughline.project.NewProject.NewMilestone;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What belongs to a project: tasks and milestones (accepted through their task, see {@code process}). */
@RestController
@RequestMapping("/api/v1/projects/{code}")
class ProjectDetailController {

    private static final String MASTER_DATA = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')";
    private final Projects projects;
    private final Milestones milestones;

    ProjectDetailController(Projects projects, Milestones milestones) {
        this.projects = projects;
        this.milestones = milestones;
    }

    @GetMapping("/tasks")
    List<ProjectTaskBody> tasks(@PathVariable String code) {
        projects.get(code);
        return projects.tasks(code).stream().map(ProjectTaskBody::of).toList();
    }

    @PostMapping("/tasks")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(MASTER_DATA)
    ProjectTaskBody addTask(@PathVariable String code, @RequestBody ProjectTaskBody task) {
        projects.addTask(task.of(code));
        return ProjectTaskBody.of(projects.task(code, task.code()).orElseThrow());
    }

    @PutMapping("/tasks/{taskCode}")
    @PreAuthorize(MASTER_DATA)
    ProjectTaskBody changeTask(@PathVariable String code, @PathVariable String taskCode, @RequestBody ProjectTaskBody task) {
        projects.changeTask(new ProjectTaskBody(taskCode, task.name(), task.category(), task.priority(), task.estimateHours(), task.billable(),
                task.assigneeCode(), task.dueDate(), task.done()).of(code));
        return ProjectTaskBody.of(projects.task(code, taskCode).orElseThrow());
    }

    @GetMapping("/milestones")
    List<Milestone> milestones(@PathVariable String code) {
        projects.get(code);
        return milestones.of(code);
    }

    @PostMapping("/milestones")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(MASTER_DATA)
    Milestone planMilestone(@PathVariable String code, @RequestBody NewMilestone milestone) {
        return milestones.plan(code, milestone);
    }
}
