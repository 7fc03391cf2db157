package io.throughline.project;

import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks of projects, thousands of them: written in bulk. */
@Component
class TaskList {
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

    List<ProjectTask> of(String projectCode) {
        return jdbc.sql(SELECT + " where project_code = ? order by code").param(projectCode).query(ProjectTask.class).list();
    }

    Optional<ProjectTask> find(String projectCode, String code) {
        return jdbc.sql(SELECT + " where project_code = ? and code = ?").param(projectCode).param(code).query(ProjectTask.class).optional();
    }

    /** Duplicates among them are left to the caller to find; one that exists already is refused. */
    void add(Collection<ProjectTask> tasks) {
        var rows = tasks.stream().map(t -> new Object[] {t.projectCode(), t.code(), t.name(), orEmpty(t.category()), t.priority(),
                t.estimateHours() == null ? BigDecimal.ZERO : t.estimateHours(), t.billable(), t.assigneeCode(), t.dueDate(), t.done()}).toList();
        var written = bulk.batchUpdate("""
                insert into app.project_task (project_code, code, name, category, priority, estimate_hours, billable, assignee_code, due_date, done)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", rows);
        int i = 0;
        for (var task : tasks) {
            if (written[i++] == 0) throw new Refused("code", "Project %s has a task '%s' already.".formatted(task.projectCode(), task.code()));
        }
    }

    void change(ProjectTask t) {
        int written = jdbc.sql("""
                update app.project_task set name = ?, category = ?, priority = ?, estimate_hours = ?, billable = ?, assignee_code = ?, due_date = ?, done = ?
                where project_code = ? and code = ?""")
                .param(t.name()).param(orEmpty(t.category())).param(t.priority()).param(t.estimateHours() == null ? BigDecimal.ZERO : t.estimateHours())
                .param(t.billable()).param(t.assigneeCode()).param(t.dueDate()).param(t.done()).param(t.projectCode()).param(t.code()).update();
        if (written == 0) throw new Unknown("task", t.projectCode() + "/" + t.code());
    }

    /** {@code prefix} names the place in the input, e.g. {@code tasks[3].}. */
    void check(ProjectTask task, String prefix, FieldCheck check) {
        check.code(prefix + "code", task.code());
        check.line(prefix + "name", task.name());
        check.optional(prefix + "category", task.category(), 200, false);
        check.amount(prefix + "estimateHours", task.estimateHours(), 2, MOST_HOURS);
        var assignee = task.assigneeCode();
        if (assignee != null && people.find(assignee).isEmpty()) check.problem(prefix + "assigneeCode", "there is no person '%s'".formatted(assignee));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
