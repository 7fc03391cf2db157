package io.throughline.portal;

import io.throughline.firm.FirmClock;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.quantity.Rounding;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A client's projects, as much of them as the client is shown. */
@Component
class ClientProjects {
    private static final int TIME = 500;
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

    /** Those that run first, then the newest; those that are not shown are not there. */
    List<Progress> of(String clientCode) {
        return projects.ofClient(clientCode).stream().filter(p -> views.ofProject(p.code()).shown()).map(p -> progress(p, views.ofProject(p.code()), false)).toList();
    }

    Optional<Progress> one(String clientCode, String code) {
        return projects.find(code).filter(p -> p.clientCode().equals(clientCode)).filter(p -> views.ofProject(code).shown()).map(p -> progress(p, views.ofProject(code), true));
    }

    private Progress progress(ProjectSummary project, PortalView view, boolean whole) {
        var milestones = view.showsProgress() ? this.milestones.of(project.code()) : null;
        var ended = project.state() == ProjectState.DELIVERED || project.state() == ProjectState.CLOSED;
        var percent = !view.showsProgress() ? null : ended ? Integer.valueOf(100) : Progress.percent(projects.tasks(project.code()), milestones);
        var hours = view.showsHours() || view.showsBudget() ? timesheets.approvedHours(project.code(), clock.today()) : null;
        var used = view.showsBudget() && project.budgetHours().signum() > 0 ? hours.movePointRight(2).divide(project.budgetHours(), 1, Rounding.MODE) : null;
        return new Progress(project, milestones, percent, view.showsHours() ? hours : null, view.showsHours() ? project.budgetHours() : null, used,
                view.showsTime() && whole ? time(project.code()) : null);
    }

    /** Approved hours of each month, the latest first; empty where they are not shown. */
    Map<YearMonth, BigDecimal> months(Progress progress) {
        var months = new TreeMap<YearMonth, BigDecimal>(Comparator.reverseOrder());
        if (progress.time() != null) timesheets.approved(progress.project().code(), clock.today()).forEach(e -> months.merge(YearMonth.from(e.workDate()), e.hours(), BigDecimal::add));
        return months;
    }

    /** The approved hours of the month, in order; none where they are not shown. */
    List<Progress.Hour> month(Progress progress, YearMonth month) {
        if (progress.time() == null) return List.of();
        return hours(progress.project().code(), timesheets.approved(progress.project().code(), month.atDay(1), month.atEndOfMonth()).stream());
    }

    private List<Progress.Hour> time(String code) {
        return hours(code, timesheets.approved(code, clock.today()).stream().sorted(Comparator.comparing(Timesheets.TimeEntryView::workDate).reversed()).limit(TIME));
    }

    private List<Progress.Hour> hours(String code, Stream<Timesheets.TimeEntryView> entries) {
        var names = projects.tasks(code).stream().collect(Collectors.toMap(ProjectTask::code, ProjectTask::name));
        return entries.map(e -> new Progress.Hour(e.workDate(), names.getOrDefault(e.taskCode(), e.taskCode()), e.hours(), e.note())).toList();
    }
}
