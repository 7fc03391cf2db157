package io.throughline.profitability.report;

import static io.throughline.print.Figures.Kind.HOURS;
import static io.throughline.print.Figures.Kind.PERCENT;
import static io.throughline.print.Figures.Kind.TEXT;

import io.throughline.api.InvalidInput;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.ReportFilter;
import io.throughline.project.Projects;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One project looked back on: what was planned for each task and what it took, what was earned, and what was learned. */
@Component
class CloseoutReport implements Report {
    private final ProjectReport margins;
    private final Projects projects;
    private final JdbcClient jdbc;

    CloseoutReport(ProjectReport margins, Projects projects, JdbcClient jdbc) {
        this.margins = margins;
        this.projects = projects;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "closeout-review";
    }

    @Override
    public int place() {
        return 7;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.PROJECT);
    }

    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        if (filter.project() == null) throw new InvalidInput("project", "Name the project to look back on.");
        projects.get(filter.project());
        var margin = margins.tables(new ReportFilter(null, null, filter.project(), null, null, filter.asOf())).get(0);
        return List.of(new ReportTable(margin.name(), margin.columns(), margin.rows(), List.of(), margin.chart()), tasks(filter.project()), people(filter.project()));
    }

    /** What was learned, as written down at its closeout. */
    @Override
    public String remark(ReportFilter filter) {
        return jdbc.sql("select lessons from app.project where code = ?").param(filter.project()).query(String.class).optional().filter(l -> !l.isBlank()).orElse(null);
    }

    private ReportTable tasks(String project) {
        var columns = columns("task", "name", "planned", "actual", "variance", "share");
        return new ReportTable("closeout-tasks", columns, jdbc.sql("""
                select t.code, t.name, t.estimate_hours, coalesce(sum(e.hours), 0.00) as actual
                from app.project_task t left join app.time_entry e on e.project_code = t.project_code and e.task_code = t.code and e.state = 'APPROVED'
                where t.project_code = ? group by t.code, t.name, t.estimate_hours order by t.code collate "C\"""").param(project).query((rs, n) -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("task", rs.getString("code"));
            row.put("name", rs.getString("name"));
            row.put("planned", rs.getBigDecimal("estimate_hours"));
            row.put("actual", rs.getBigDecimal("actual"));
            row.put("variance", rs.getBigDecimal("actual").subtract(rs.getBigDecimal("estimate_hours")));
            Shares.of(row);
            return (Map<String, Object>) row;
        }).list(), List.of("planned", "actual", "variance"), List.of("actual", "planned"));
    }

    private ReportTable people(String project) {
        return new ReportTable("closeout-people", columns("person", "name", "hours", "billableHours"), jdbc.sql("""
                select p.code, p.name, sum(e.hours) as hours, coalesce(sum(e.hours) filter (where e.billable), 0.00) as billable
                from app.time_entry e join app.person p on p.code = e.person_code
                where e.project_code = ? and e.state = 'APPROVED' group by p.code, p.name order by 3 desc, 1""").param(project).query((rs, n) -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("person", rs.getString("code"));
            row.put("name", rs.getString("name"));
            row.put("hours", rs.getBigDecimal("hours"));
            row.put("billableHours", rs.getBigDecimal("billable"));
            return (Map<String, Object>) row;
        }).list(), List.of("hours", "billableHours"), List.of());
    }

    private static Map<String, Kind> columns(String... keys) {
        var columns = new LinkedHashMap<String, Kind>();
        for (var key : keys) columns.put(key, Set.of("task", "name", "person").contains(key) ? TEXT : key.equals("share") ? PERCENT : HOURS);
        return columns;
    }
}
