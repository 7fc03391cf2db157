package io.throughline.process.delivery;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.process.Shown;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectSetup;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.project.RateCard;
import io.throughline.project.SetupStep;
import io.throughline.timesheet.Bookings;
import io.throughline.timesheet.Bookings.NewBooking;
import io.throughline.timesheet.Capacity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom the manager of a new project may take: those with a role the project sells (anybody where it sells none by role) who have hours free in its days. */
@Component
class TeamOffer {
    private static final int WEEKS_UNTOLD = 8;
    private static final int LONGEST_WEEKS = 52;
    private static final int MOST = 60;

    private final Capacity capacity;
    private final Bookings bookings;
    private final RateCard rates;
    private final Projects projects;
    private final Milestones milestones;
    private final FirmClock clock;

    TeamOffer(Capacity capacity, Bookings bookings, RateCard rates, Projects projects, Milestones milestones, FirmClock clock) {
        this.capacity = capacity;
        this.bookings = bookings;
        this.rates = rates;
        this.projects = projects;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** For the step that assigns the team; nothing for others. */
    public void show(SetupStep step, ProjectSummary project, Map<String, Object> view) {
        var offered = isAbout(step) ? free(project) : List.<Capacity.OfPerson>of();
        view.put("candidates", offered.stream().limit(MOST).map(p -> Map.of("value", p.personCode(),
                "label", "%s · %s · %s h free".formatted(p.name(), p.role(), p.free().toPlainString()))).toList());
        view.put("teamFrom", isAbout(step) ? Shown.day(first(project)) : "");
        view.put("teamTo", isAbout(step) ? Shown.day(last(project)) : "");
    }

    /** Books whoever was ticked; refuses whom the task did not offer. */
    public void take(SetupStep step, ProjectSummary project, List<String> team, BigDecimal hoursPerWeek) {
        if (team.isEmpty()) return;
        if (!isAbout(step)) throw new InvalidInput("team", "Nobody is assigned in the step '%s'.".formatted(step.name()));
        if (hoursPerWeek == null) throw new InvalidInput("teamHours", "Say how many hours a week each is booked for.");
        var offered = free(project).stream().map(Capacity.OfPerson::personCode).toList();
        for (var person : team) {
            if (!offered.contains(person)) throw new InvalidInput("team", "%s has no role that %s sells, or no free hours from %s to %s.".formatted(person, project.code(), first(project), last(project)));
            bookings.book(new NewBooking(person, project.code(), first(project), last(project), hoursPerWeek, ""));
        }
    }

    private List<Capacity.OfPerson> free(ProjectSummary project) {
        return capacity.free(first(project), last(project), rates.rolesOn(project.code()), BigDecimal.ZERO);
    }

    public static boolean isAbout(SetupStep step) {
        return step.name().equals(ProjectSetup.ASSIGN_TEAM);
    }

    private LocalDate first(ProjectSummary project) {
        return project.startDate().isAfter(clock.today()) ? project.startDate() : clock.today();
    }

    /** Until the last thing that is due, at most a year on; eight weeks where nothing is. */
    private LocalDate last(ProjectSummary project) {
        var first = first(project);
        var due = Stream.concat(projects.tasks(project.code()).stream().map(ProjectTask::dueDate), milestones.of(project.code()).stream().map(m -> m.dueDate()))
                .filter(Objects::nonNull).max(LocalDate::compareTo).filter(first::isBefore).orElse(first.plusWeeks(WEEKS_UNTOLD).minusDays(1));
        return due.isAfter(first.plusWeeks(LONGEST_WEEKS)) ? first.plusWeeks(LONGEST_WEEKS) : due;
    }
}
