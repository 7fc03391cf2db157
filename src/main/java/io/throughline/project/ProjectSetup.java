package io.throughline.project;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.firm.WorkCalendar;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.project.SetupStep.Work;
import io.throughline.project.setup.BudgetRefused;
import io.throughline.project.setup.BudgetSignedOff;
import io.throughline.project.setup.SetupStepCompleted;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way from a confirmed deal to the first hour: what must be done, by whom, until when. */
@Service
@Transactional
public class ProjectSetup {

    private record Planned(Work work, String name, String owner, int workingDays) {}

    /** The step in which people are booked. */
    public static final String ASSIGN_TEAM = "Assign the team";
    private static final List<ProjectTemplate.Step> USUAL = List.of(new ProjectTemplate.Step("File the contract", 1), new ProjectTemplate.Step(ASSIGN_TEAM, 2));
    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final FirmClock clock;
    private final Firm firm;
    private final People people;
    private final ApplicationEventPublisher events;

    ProjectSetup(JdbcClient jdbc, WorkCalendar calendar, FirmClock clock, Firm firm, People people, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
        this.firm = firm;
        this.people = people;
        this.events = events;
    }

    /** Due dates count working days from the project's start. {@code checklist}: instead of the usual one, unless it is empty. */
    void plan(ProjectSummary project, List<ProjectTemplate.Step> checklist) {
        var ticked = (checklist.isEmpty() ? USUAL : checklist).stream().map(s -> new Planned(Work.CHECKLIST, s.name(), project.managerCode(), s.workingDays()));
        var plan = Stream.concat(ticked, Stream.of(
                new Planned(Work.BUDGET, "Budget sign-off", "DIRECTOR", 2),
                new Planned(Work.BOARD, "Board set up", "SYSTEM", 2),
                new Planned(Work.BOOKS, "Books set up", "SYSTEM", 2),
                new Planned(Work.KICK_OFF, "Kick-off mail", "SYSTEM", 3))).toList();
        for (int i = 0; i < plan.size(); i++) {
            var step = plan.get(i);
            var due = calendar.plusWorkingDays(project.startDate().atTime(LocalTime.of(17, 0)), step.workingDays()).toLocalDate();
            jdbc.sql("insert into app.setup_step (project_code, position, work, name, owner, due_date) values (?, ?, ?, ?, ?, ?)")
                    .params(project.code(), i + 1, step.work().name(), step.name(), step.owner(), due).update();
        }
    }

    /** What the manager of a project had to tick off, and within how many working days of the start; the usual steps where it was taken over. */
    List<ProjectTemplate.Step> checklist(ProjectSummary project) {
        var own = steps(project.code()).stream().filter(s -> s.work() == Work.CHECKLIST).map(s -> new ProjectTemplate.Step(s.name(), workingDays(project.startDate(), s.dueDate()))).toList();
        return own.isEmpty() ? USUAL : own;
    }

    private int workingDays(LocalDate start, LocalDate due) {
        int days = 0;
        while (days < 250 && calendar.plusWorkingDays(start.atTime(LocalTime.of(17, 0)), days).toLocalDate().isBefore(due)) days++;
        return days;
    }

    /** In their order. */
    public List<SetupStep> steps(String projectCode) {
        return jdbc.sql("select * from app.setup_step where project_code = ? order by position").param(projectCode).query(SetupStep.class).list();
    }

    public SetupStep step(long stepId) {
        return jdbc.sql("select * from app.setup_step where id = ?").param(stepId).query(SetupStep.class).optional()
                .orElseThrow(() -> new Unknown("setup step", stepId));
    }

    /** Repeating it changes nothing. */
    public void complete(long stepId) {
        finish(step(stepId));
    }

    /** Repeating it changes nothing. */
    public void complete(String projectCode, Work work) {
        finish(the(projectCode, work));
    }

    /** A director stands behind the budget as it is now; refuses the project's own manager. */
    public void signOff(ProjectSummary project) {
        boolean own = people.personOf(Actor.current()).equals(project.managerCode());
        // Other than for hours, the firm may have other people; what counts is whether another director could be asked.
        if (own && !(firm.ownerMayApproveOwnWork() && people.signInsWith("DIRECTOR") <= 1)) {
            throw new Refused("You manage %s yourself; another director has to sign its budget off.".formatted(project.code()));
        }
        var step = the(project.code(), Work.BUDGET);
        if (own) jdbc.sql("update app.setup_step set by_owner = true where id = ? and done_at is null").param(step.id()).update();
        finish(step);
        events.publishEvent(new BudgetSignedOff(project.code(), project.budgetHours(), project.budgetAmount(), project.currency(), own));
    }

    /** The manager has to mend it, so there must be something to go by. */
    public void refuse(String projectCode, String comment) {
        if (comment.isBlank()) throw new InvalidInput("comment", "Say what is wrong with the budget of %s, so that its manager can mend it.".formatted(projectCode));
        events.publishEvent(new BudgetRefused(projectCode, comment));
    }

    void handOver(String projectCode, String from, String to) {
        jdbc.sql("update app.setup_step set owner = ? where project_code = ? and owner = ? and done_at is null").params(to, projectCode, from).update();
    }

    private void finish(SetupStep step) {
        int changed = jdbc.sql("update app.setup_step set done_at = ?, done_by = ? where id = ? and done_at is null")
                .params(Timestamp.from(clock.instant()), people.personOf(Actor.current()), step.id()).update();
        if (changed > 0) events.publishEvent(new SetupStepCompleted(step.projectCode(), step.id(), step.name()));
    }

    private SetupStep the(String projectCode, Work work) {
        return steps(projectCode).stream().filter(s -> s.work() == work).findFirst().orElseThrow(() -> new Unknown("setup step", projectCode + "/" + work));
    }
}
