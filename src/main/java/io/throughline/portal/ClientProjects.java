package io.throughline.portal;

import io.throughline.firm.FirmClock;
import io.throughline.project.Milestone;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.timesheet.Timesheets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A client's projects, as much of them as the client is shown. */
@Component
class ClientProjects {
    private final Projects projects;
    private final Milestones milestones;
    private final Timesheets timesheets;
    private final PortalViews views;
    private final FirmClock clock;

    ClientProjects(Projects projects, Milestones milestones, Timesheets timesheets, PortalViews views, FirmClock clock) {
        this.projects = projects;
        this.milestones = milestones;
        this.timesheets = timesheets;
        this.views = views;
        this.clock = clock;
    }

    /** Those that run first, then the newest. */
    List<Progress> of(String clientCode) {
        var view = view(clientCode);
        return projects.ofClient(clientCode).stream().map(p -> progress(p, view)).toList();
    }

    Optional<Progress> one(String clientCode, String code) {
        return projects.find(code).filter(p -> p.clientCode().equals(clientCode)).map(p -> progress(p, view(clientCode)));
    }

    PortalView view(String clientCode) {
        return views.of(clientCode);
    }

    private Progress progress(ProjectSummary project, PortalView view) {
        var accepted = view.showsProgress() ? milestones.of(project.code()) : List.<Milestone>of();
        var ended = project.state() == ProjectState.DELIVERED || project.state() == ProjectState.CLOSED;
        var percent = !view.showsProgress() ? null : ended ? Integer.valueOf(100) : Progress.percent(projects.tasks(project.code()), accepted);
        return view.showsHours()
                ? new Progress(project, accepted, percent, timesheets.approvedHours(project.code(), clock.today()), project.budgetHours())
                : new Progress(project, accepted, percent, null, null);
    }
}
