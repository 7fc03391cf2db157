package io.throughline.project;

import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks of projects, thousands of them: written in bulk. */
@Component
public class TaskList {
    private static final String SELECT = """
            select project_code, code, name, category, priority, estimate_hours, billable, assignee_code, due_date, done from app.project_task""";
    private static final BigDecimal MOST_HOURS = new BigDecimal("1000000");
    private final JdbcTemplate bulk;
    private final JdbcClient jdbc;
    private final People people;

    TaskList(JdbcTemplate bulk, JdbcClient jdbc, People people) {
        this.bulk = bulk;
        this.jdbc = jdbc;
        this.people = people;
    }

    public List<ProjectTask> of(String projectCode) {
        return jdbc.sql(SELECT + " where project_code = ? order by code").param(projectCode).query(TaskList::task).list();
    }

    /** Those of the codes that there are; one query however many. */
    public List<ProjectTask> of(Collection<ProjectTask.Key> keys) {
        if (keys.isEmpty()) return List.of();
        return jdbc.sql(SELECT + " where (project_code, code) in (select * from unnest(?, ?))")
                .param(keys.stream().map(ProjectTask.Key::projectCode).toArray(String[]::new))
                .param(keys.stream().map(ProjectTask.Key::code).toArray(String[]::new)).query(TaskList::task).list();
    }

    /** What time can be logged on: not done, of projects in delivery; in order of project and code. */
    List<ProjectTask> workable() {
        return jdbc.sql(SELECT + " t where not done and exists (select 1 from app.project p where p.code = t.project_code and p.state = 'IN_DELIVERY') order by 1, 2")
                .query(TaskList::task).list();
    }

    Optional<ProjectTask> find(String projectCode, String code) {
        return jdbc.sql(SELECT + " where project_code = ? and code = ?").param(projectCode).param(code).query(TaskList::task).optional();
    }

    /** One that exists already is refused. */
    void add(Collection<ProjectTask> tasks) {
        var taken = of(tasks.stream().map(ProjectTask::key).toList()).stream().map(ProjectTask::key).collect(Collectors.toSet());
        for (var task : tasks) {
            if (!taken.add(task.key())) throw new Refused("code", "Project %s has a task '%s' already.".formatted(task.projectCode(), task.code()));
        }
        var rows = tasks.stream().map(t -> new Object[] {t.projectCode(), t.code(), t.name(), orEmpty(t.category()), t.priority(),
                t.estimateHours() == null ? BigDecimal.ZERO : t.estimateHours(), t.billable(), t.assigneeCode(), t.dueDate(), t.done()}).toList();
        bulk.batchUpdate("""
                insert into app.project_task (project_code, code, name, category, priority, estimate_hours, billable, assignee_code, due_date, done)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    void change(ProjectTask t) {
        int written = jdbc.sql("""
                update app.project_task set name = ?, category = ?, priority = ?, estimate_hours = ?, billable = ?, assignee_code = ?, due_date = ?, done = ?
                where project_code = ? and code = ?""")
                .param(t.name()).param(orEmpty(t.category())).param(t.priority()).param(t.estimateHours() == null ? BigDecimal.ZERO : t.estimateHours())
                .param(t.billable()).param(t.assigneeCode()).param(t.dueDate()).param(t.done()).param(t.projectCode()).param(t.code()).update();
        if (written == 0) throw new Unknown("task", t.projectCode() + "/" + t.code());
    }

    /** Those whom tasks are assigned to and who work here. */
    public Set<String> knownAssignees(Collection<ProjectTask> tasks) {
        return people.find(tasks.stream().map(ProjectTask::assigneeCode).filter(Objects::nonNull).collect(Collectors.toSet())).keySet();
    }

    /** {@code prefix} names the place in the input, e.g. {@code tasks[3].}. */
    public void check(ProjectTask task, String prefix, Set<String> knownPeople, FieldCheck check) {
        check.code(prefix + "code", task.code());
        check.line(prefix + "name", task.name());
        check.optional(prefix + "category", task.category(), 200, false);
        check.amount(prefix + "estimateHours", task.estimateHours(), 2, MOST_HOURS);
        var assignee = task.assigneeCode();
        if (assignee != null && !knownPeople.contains(assignee)) check.problem(prefix + "assigneeCode", "there is no person '%s'".formatted(assignee));
    }

    private static ProjectTask task(ResultSet row, int n) throws SQLException {
        return new ProjectTask(row.getString("project_code"), row.getString("code"), row.getString("name"), row.getString("category"), row.getInt("priority"),
                row.getBigDecimal("estimate_hours"), row.getBoolean("billable"), row.getString("assignee_code"), row.getObject("due_date", LocalDate.class),
                row.getBoolean("done"));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
