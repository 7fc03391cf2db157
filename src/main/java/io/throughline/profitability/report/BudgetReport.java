package io.throughline.profitability.report;

import static io.throughline.print.Figures.Kind.AMOUNT;
import static io.throughline.print.Figures.Kind.HOURS;
import static io.throughline.print.Figures.Kind.PERCENT;
import static io.throughline.print.Figures.Kind.TEXT;

import io.throughline.database.WideQueries;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.ReportFilter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Hours and amounts agreed against those approved up to a day; amounts in each project's own currency, so they are not added up. */
@Component
class BudgetReport implements Report {
    private final WideQueries jdbc;

    BudgetReport(WideQueries jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "budget-actual";
    }

    @Override
    public int place() {
        return 4;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.AS_OF, Filter.PROJECT, Filter.CLIENT);
    }

    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("project", TEXT);
        columns.put("name", TEXT);
        columns.put("budgetHours", HOURS);
        columns.put("hours", HOURS);
        columns.put("left", HOURS);
        columns.put("used", PERCENT);
        columns.put("currency", TEXT);
        columns.put("budgetAmount", AMOUNT);
        columns.put("approvedAmount", AMOUNT);
        var rows = jdbc.sql("""
                select p.code, p.name, p.budget_hours, p.currency, p.budget_amount, coalesce(w.hours, 0.00) as hours, coalesce(w.amount, 0.00) as amount
                from app.project p
                left join (select e.project_code, sum(e.hours) as hours,
                                  round(sum(e.hours * e.bill_rate) filter (where e.billable), 2) as amount
                           from app.rated_entry e where e.state = 'APPROVED' and e.work_date <= :asOf group by e.project_code) w on w.project_code = p.code
                where p.start_date <= :asOf and (:project::text is null or p.code = :project) and (:client::text is null or p.client_code = :client)
                order by p.code collate "C\"""").param("asOf", filter.asOf()).param("project", filter.project()).param("client", filter.client()).query((rs, n) -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("project", rs.getString("code"));
            row.put("name", rs.getString("name"));
            row.put("budgetHours", rs.getBigDecimal("budget_hours"));
            row.put("hours", rs.getBigDecimal("hours"));
            row.put("left", rs.getBigDecimal("budget_hours").subtract(rs.getBigDecimal("hours")));
            row.put("currency", rs.getString("currency"));
            row.put("budgetAmount", rs.getBigDecimal("budget_amount"));
            row.put("approvedAmount", rs.getBigDecimal("amount"));
            Shares.of(row);
            return (Map<String, Object>) row;
        }).list();
        return List.of(new ReportTable(name(), columns, rows, List.of("budgetHours", "hours", "left"), List.of("hours", "budgetHours")));
    }
}
