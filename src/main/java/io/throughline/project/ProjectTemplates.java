package io.throughline.project;

import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.project.template.ProjectTemplateKept;
import io.throughline.project.template.ProjectTemplateRetired;
import io.throughline.project.template.TemplateCheck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Named templates: kept, taken from projects that went well, retired. */
@Service
@Transactional
public class ProjectTemplates {
    private static final BigDecimal QUARTER = new BigDecimal("4");

    /** Answered by a higher floor: approved hours of a project by task. */
    public interface HoursTaken {
        Map<String, BigDecimal> byTask(String projectCode);
    }

    /** How well the tasks of the project that a template is taken from were estimated. */
    public record Variance(String task, String name, BigDecimal planned, BigDecimal taken) {
        public BigDecimal difference() {
            return taken.subtract(planned);
        }
    }

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Milestones milestones;
    private final ProjectSetup setup;
    private final RateCard rates;
    private final TemplateCheck check;
    private final HoursTaken taken;
    private final People people;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    ProjectTemplates(JdbcClient jdbc, Projects projects, Milestones milestones, ProjectSetup setup, RateCard rates, TemplateCheck check, @Lazy HoursTaken taken, People people,
                     FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.milestones = milestones;
        this.setup = setup;
        this.rates = rates;
        this.check = check;
        this.taken = taken;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    /** In order of their codes. */
    public List<ProjectTemplate> all() {
        return jdbc.sql("select code from app.project_template order by code collate \"C\"").query(String.class).list().stream().map(this::get).toList();
    }

    public ProjectTemplate get(String code) {
        return find(code).orElseThrow(() -> new Unknown("project template", code));
    }

    public Optional<ProjectTemplate> find(String code) {
        return jdbc.sql("select * from app.project_template where code = ?").param(code).query((row, n) -> new ProjectTemplate(row.getString("code"), row.getString("name"),
                row.getString("description"), BillingModel.valueOf(row.getString("billing_model")), row.getString("currency"), row.getBigDecimal("budget_hours"),
                plain(row.getBigDecimal("budget_amount")), plain(row.getBigDecimal("rate")), row.getString("made_from"), tasks(code), goals(code), steps(code))).optional();
    }

    private List<ProjectTemplate.Task> tasks(String code) {
        return jdbc.sql("select * from app.project_template_task where template_code = ? order by position").param(code).query(ProjectTemplate.Task.class).list();
    }

    private List<ProjectTemplate.Goal> goals(String code) {
        return jdbc.sql("select name, due_after_days from app.project_template_milestone where template_code = ? order by position").param(code).query(ProjectTemplate.Goal.class).list();
    }

    private List<ProjectTemplate.Step> steps(String code) {
        return jdbc.sql("select name, working_days from app.project_template_step where template_code = ? order by position").param(code).query(ProjectTemplate.Step.class).list();
    }

    /** A new one, or another version of one that is there. Publishes ProjectTemplateKept. Projects already confirmed keep what they have. */
    public ProjectTemplate keep(ProjectTemplate wanted) {
        var t = check.valid(wanted);
        jdbc.sql("delete from app.project_template where code = ?").param(t.code()).update();
        jdbc.sql("""
                insert into app.project_template (code, name, description, billing_model, currency, budget_hours, budget_amount, rate, made_from, kept_at, kept_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").param(t.code()).param(t.name()).param(t.description()).param(t.billingModel().name()).param(t.currency())
                .param(t.budgetHours()).param(t.budgetAmount()).param(t.rate()).param(t.madeFrom()).param(Timestamp.from(clock.instant())).param(people.personOf(Actor.current())).update();
        IntStream.range(0, t.tasks().size()).forEach(i -> add(t.code(), i, t.tasks().get(i)));
        IntStream.range(0, t.milestones().size()).forEach(i -> jdbc.sql("insert into app.project_template_milestone (template_code, position, name, due_after_days) values (?, ?, ?, ?)")
                .param(t.code()).param(i).param(t.milestones().get(i).name()).param(t.milestones().get(i).dueAfterDays()).update());
        IntStream.range(0, t.checklist().size()).forEach(i -> jdbc.sql("insert into app.project_template_step (template_code, position, name, working_days) values (?, ?, ?, ?)")
                .param(t.code()).param(i).param(t.checklist().get(i).name()).param(t.checklist().get(i).workingDays()).update());
        events.publishEvent(new ProjectTemplateKept(t.code(), t.madeFrom(), t.tasks().size(), t.milestones().size(), t.checklist().size(), t.budgetHours(), t.budgetAmount(), t.currency()));
        return get(t.code());
    }

    private void add(String code, int position, ProjectTemplate.Task t) {
        jdbc.sql("""
                insert into app.project_template_task (template_code, position, code, name, category, priority, estimate_hours, billable, assignee_code, due_after_days)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").param(code).param(position).param(t.code()).param(t.name()).param(t.category()).param(t.priority())
                .param(t.estimateHours()).param(t.billable()).param(t.assigneeCode()).param(t.dueAfterDays()).update();
    }

    /** Publishes ProjectTemplateRetired. */
    public void retire(String code) {
        if (jdbc.sql("delete from app.project_template where code = ?").param(code).update() == 0) throw new Unknown("project template", code);
        events.publishEvent(new ProjectTemplateRetired(code));
    }

    /** What a project was begun with, ready to be looked over and kept; {@code asTaken}: estimates are what its tasks took, to the next quarter of an hour. */
    @Transactional(readOnly = true)
    public ProjectTemplate proposal(String projectCode, boolean asTaken) {
        var project = projects.get(projectCode);
        var hours = taken.byTask(projectCode);
        var tasks = projects.tasks(projectCode).stream().map(t -> new ProjectTemplate.Task(t.code(), t.name(), t.category(), t.priority(),
                asTaken ? quarters(hours.getOrDefault(t.code(), BigDecimal.ZERO)) : t.estimateHours(), t.billable(), t.assigneeCode(), after(project, t.dueDate()))).toList();
        var goals = milestones.of(projectCode).stream().map(m -> new ProjectTemplate.Goal(m.name(), after(project, m.dueDate()))).toList();
        var steps = setup.checklist(project);
        var rate = rates.of(projectCode).stream().filter(r -> r.place() == RatePlace.PROJECT).reduce((earlier, later) -> later).map(BillRate::rate).orElse(null);
        var all = asTaken ? tasks.stream().map(ProjectTemplate.Task::estimateHours).reduce(BigDecimal.ZERO, BigDecimal::add) : project.budgetHours();
        return new ProjectTemplate("", project.name(), "", project.billingModel(), project.currency(), all, project.budgetAmount(), plain(rate), projectCode, tasks, goals, steps);
    }

    /** Planned against taken, for whoever takes a template from the project. */
    @Transactional(readOnly = true)
    public List<Variance> variance(String projectCode) {
        var hours = taken.byTask(projectCode);
        return projects.tasks(projectCode).stream().map(t -> new Variance(t.code(), t.name(), t.estimateHours(), hours.getOrDefault(t.code(), new BigDecimal("0.00")))).toList();
    }

    private static BigDecimal quarters(BigDecimal hours) {
        return hours.multiply(QUARTER).setScale(0, RoundingMode.CEILING).divide(QUARTER, 2, RoundingMode.UNNECESSARY);
    }

    private static Integer after(ProjectSummary project, LocalDate day) {
        return day == null ? null : (int) ChronoUnit.DAYS.between(project.startDate(), day);
    }

    /** Two decimals, or as many as it needs. */
    private static BigDecimal plain(BigDecimal amount) {
        return amount == null ? null : amount.setScale(Math.max(2, amount.stripTrailingZeros().scale()));
    }
}
