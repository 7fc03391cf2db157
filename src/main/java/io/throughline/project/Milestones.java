package io.throughline.project;

import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.change.MilestoneMoved;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a project is to bring about, and that it was accepted. */
@Service
@Transactional
public class Milestones {
    private final JdbcClient jdbc;
    private final ProjectRepository projects;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Milestones(JdbcClient jdbc, ProjectRepository projects, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.clock = clock;
        this.events = events;
    }

    /** In order of their due dates. */
    public List<Milestone> of(String projectCode) {
        return jdbc.sql("select * from app.milestone where project_code = ? order by due_date nulls last, id").param(projectCode).query(Milestone.class).list();
    }

    /** Not yet accepted, in order of their due dates. */
    public List<Milestone> open(String projectCode) {
        return of(projectCode).stream().filter(m -> !m.accepted()).toList();
    }

    public Milestone get(long milestoneId) {
        return jdbc.sql("select * from app.milestone where id = ?").param(milestoneId).query(Milestone.class).optional()
                .orElseThrow(() -> new Unknown("milestone", milestoneId));
    }

    /** Publishes MilestonePlanned. Not for a project that is delivered or ended. */
    public Milestone plan(String projectCode, NewMilestone milestone) {
        var project = projects.findById(projectCode).orElseThrow(() -> new Unknown("project", projectCode));
        if (project.is(ProjectState.DELIVERED)) throw new Refused("Project %s is delivered: no milestone can be added.".formatted(projectCode));
        project.running("given a milestone");
        var check = new FieldCheck();
        var name = check.line("name", milestone.name());
        check.throwProblems();
        var id = jdbc.sql("insert into app.milestone (project_code, name, due_date) values (?, ?, ?) on conflict do nothing returning id")
                .param(projectCode).param(name).param(milestone.dueDate()).query(Long.class).optional()
                .orElseThrow(() -> new Refused("name", "Project %s has a milestone '%s' already.".formatted(projectCode, name)));
        events.publishEvent(new MilestonePlanned(projectCode, id));
        return get(id);
    }

    /** To another day; what is accepted stays where it is. Publishes MilestoneMoved. */
    void move(long milestoneId, LocalDate dueDate) {
        var milestone = get(milestoneId);
        if (milestone.accepted()) throw new Refused("Milestone '%s' was accepted on %s already.".formatted(milestone.name(), milestone.acceptedOn()));
        jdbc.sql("update app.milestone set due_date = ? where id = ?").params(dueDate, milestoneId).update();
        events.publishEvent(new MilestoneMoved(milestone.projectCode(), milestoneId, milestone.dueDate(), dueDate));
    }

    /** As the acting person; publishes MilestoneAccepted. */
    public void accept(long milestoneId) {
        var milestone = get(milestoneId);
        int changed = jdbc.sql("update app.milestone set accepted_on = ?, accepted_by = ? where id = ? and accepted_on is null")
                .params(clock.today(), Actor.current(), milestoneId).update();
        if (changed == 0) throw new Refused("Milestone '%s' was accepted on %s already.".formatted(milestone.name(), milestone.acceptedOn()));
        events.publishEvent(new MilestoneAccepted(milestone.projectCode(), milestoneId));
    }
}
