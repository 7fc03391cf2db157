package io.throughline.profitability.report;

import static io.throughline.print.Figures.Kind.AMOUNT;
import static io.throughline.print.Figures.Kind.HOURS;
import static io.throughline.print.Figures.Kind.PERCENT;
import static io.throughline.print.Figures.Kind.TEXT;

import io.throughline.print.Figures.Kind;
import io.throughline.profitability.Dimension;
import io.throughline.profitability.EarnedRows;
import io.throughline.profitability.Profitability;
import io.throughline.profitability.ReportFilter;
import io.throughline.project.Clients;
import io.throughline.project.Projects;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What each project was meant to take and took, earned and cost. Without days its figures are those of {@link Profitability#byProject()}. */
@Component
class ProjectReport implements Report {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private final Profitability profitability;
    private final Projects projects;
    private final Clients clients;

    ProjectReport(Profitability profitability, Projects projects, Clients clients) {
        this.profitability = profitability;
        this.projects = projects;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "project-profitability";
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.FROM, Filter.TO, Filter.PROJECT, Filter.CLIENT);
    }

    @Override
    public Opening opensOn() {
        return Opening.ALL;
    }

    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("project", TEXT);
        columns.put("name", TEXT);
        columns.put("client", TEXT);
        columns.put("budgetHours", HOURS);
        columns.put("hours", HOURS);
        columns.put("used", PERCENT);
        columns.put("revenue", AMOUNT);
        columns.put("labour", AMOUNT);
        columns.put("expenses", AMOUNT);
        columns.put("margin", AMOUNT);
        columns.put("marginPercent", PERCENT);
        return List.of(new ReportTable(name(), columns, rows(filter), List.of("budgetHours", "hours", "revenue", "labour", "expenses", "cost", "margin"), List.of("revenue", "cost")));
    }

    /** In a span of days only projects on which something happened. */
    private List<Map<String, Object>> rows(ReportFilter filter) {
        var earned = profitability.earned(Dimension.PROJECT, filter.from(), filter.to()).stream().collect(Collectors.toMap(Profitability.Earned::key, Function.identity()));
        boolean everything = filter.from() == null && filter.to() == null;
        return projects.all().stream().filter(p -> filter.takesProject(p.code(), p.clientCode())).filter(p -> everything || earned.containsKey(p.code())).map(p -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("project", p.code());
            row.put("name", p.name());
            row.put("client", clients.get(p.clientCode()).name());
            row.put("budgetHours", p.budgetHours());
            row.putAll(EarnedRows.of(earned.getOrDefault(p.code(), new Profitability.Earned(p.code(), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING))));
            Shares.of(row);
            return (Map<String, Object>) row;
        }).toList();
    }
}
