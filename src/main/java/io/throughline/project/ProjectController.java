package io.throughline.project;

import io.throughline.api.PageOf;
import io.throughline.api.SentFile;
import io.throughline.people.People;
import io.throughline.project.setup.ProjectRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects")
class ProjectController {

    record Reason(String reason) {}

    private final Projects projects;
    private final ProjectSetup setup;
    private final ProjectPattern patterns;
    private final BroughtProjects list;
    private final People people;

    ProjectController(Projects projects, ProjectSetup setup, ProjectPattern patterns, BroughtProjects list, People people) {
        this.projects = projects;
        this.setup = setup;
        this.patterns = patterns;
        this.list = list;
        this.people = people;
    }

    /** Project confirmed: its life begins with its setup. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    ProjectView confirm(@RequestBody ProjectRequest request, Authentication who) {
        return view(patterns.confirm(request.toProject(), request.template()), who);
    }

    /**
     * Projects that run already, from the CSV of another system as the body ({@code text/csv}) or as the part {@code file} of a form: in delivery at once.
     * {@code managerCode}: of those whose row names none; {@code template}: whose tasks and milestones they get; {@code dryRun} writes nothing.
     */
    @PostMapping("/import")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    Brought take(@RequestParam(required = false) String managerCode, @RequestParam(required = false) String template, @RequestParam(defaultValue = "false") boolean dryRun,
                   HttpServletRequest request) throws IOException, ServletException {
        return list.take(SentFile.of(request), new BroughtProjects.Otherwise(managerCode, template), dryRun);
    }

    @GetMapping
    PageOf<ProjectView> list(@RequestParam(defaultValue = "0") @Min(0) int page, @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size,
                             @RequestParam(required = false) ProjectState state, @RequestParam(required = false) String clientCode,
                             @RequestParam(required = false) String managerCode, Authentication who) {
        return projects.page(new Projects.Filter(state, clientCode, managerCode), page, size).map(p -> view(p, who));
    }

    @GetMapping("/{code}")
    ProjectView get(@PathVariable String code, Authentication who) {
        return view(projects.get(code), who);
    }

    /** Name, budget, manager; what is not given stays. */
    @PutMapping("/{code}")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    ProjectView change(@PathVariable String code, @RequestBody ProjectRequest request, Authentication who) {
        return view(projects.change(code, request.toChange(projects.get(code))), who);
    }

    @GetMapping("/{code}/setup")
    List<SetupStep> setup(@PathVariable String code) {
        projects.get(code);
        return setup.steps(code);
    }

    @PostMapping("/{code}/hold")
    ProjectView hold(@PathVariable String code, @RequestBody Reason why, Authentication who) {
        Steward.require(who, projects.get(code), people);
        projects.putOnHold(code, why.reason());
        return get(code, who);
    }

    @PostMapping("/{code}/resume")
    ProjectView resume(@PathVariable String code, Authentication who) {
        Steward.require(who, projects.get(code), people);
        projects.resume(code);
        return get(code, who);
    }

    @PostMapping("/{code}/cancel")
    ProjectView cancel(@PathVariable String code, @RequestBody Reason why, Authentication who) {
        Steward.require(who, projects.get(code), people);
        projects.cancel(code, why.reason());
        return get(code, who);
    }

    private ProjectView view(ProjectSummary project, Authentication who) {
        boolean withMoney = who.getAuthorities().stream().anyMatch(a -> !a.getAuthority().equals("ROLE_CONSULTANT"));
        return ProjectView.of(project, withMoney, project.state() == ProjectState.SETUP ? projects.openSetupSteps(project.code()) : null);
    }
}
