package io.throughline.profitability;

import io.throughline.project.Projects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Margin, budget burn, utilisation: as of now, from the facts below. */
@Service
@Transactional(readOnly = true)
public class Profitability {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private final MarginTable table;
    private final Projects projects;
    private final JdbcClient jdbc;

    Profitability(MarginTable table, Projects projects, JdbcClient jdbc) {
        this.table = table;
        this.projects = projects;
        this.jdbc = jdbc;
    }

    /** EUR, by the rules of the firm's reports: revenue at the rate of each invoice's issue date, hours times cost rate rounded once a project, expenses at the rate of their day. */
    public record Margin(String projectCode, BigDecimal hours, BigDecimal revenue, BigDecimal labourCost, BigDecimal expenseCost, BigDecimal margin) {}

    /** Where revenue by person belongs to nobody: fixed fees are earned by a project, not by an hour. */
    public static final String NOBODY = "-";

    /** The same for a project, client, person ({@link #NOBODY} for fixed fees) or month ({@code 2026-11}); labour is rounded once a project and key. */
    public record Earned(String key, BigDecimal hours, BigDecimal billableHours, BigDecimal revenue, BigDecimal labourCost, BigDecimal expenseCost,
                         BigDecimal margin) {}

    public Margin ofProject(String projectCode) {
        projects.get(projectCode);
        return table.rows(Dimension.PROJECT, List.of(projectCode), FIRST, LAST).stream().map(Profitability::margin).findFirst()
                .orElse(new Margin(projectCode, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING));
    }

    /** Of several at once, by code; none where there is nothing to tell. */
    public Map<String, Margin> ofProjects(Collection<String> projectCodes) {
        return margins(projectCodes);
    }

    private Map<String, Margin> margins(Collection<String> projectCodes) {
        return table.rows(Dimension.PROJECT, projectCodes, FIRST, LAST).stream().map(Profitability::margin).collect(Collectors.toMap(Margin::projectCode, Function.identity()));
    }

    /** Every project, in order of their codes. */
    public List<Margin> byProject() {
        var found = margins(null);
        return projects.all().stream()
                .map(p -> found.getOrDefault(p.code(), new Margin(p.code(), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING))).toList();
    }

    /** What was worked, invoiced and spent between the days, both inclusive; null for any. A credit note counts on its own day, at its invoice's rate. */
    public List<Earned> earned(Dimension by, LocalDate from, LocalDate to) {
        return earned(by, null, from, to);
    }

    /** The same of some projects only; null for all. */
    public List<Earned> earned(Dimension by, Collection<String> projectCodes, LocalDate from, LocalDate to) {
        return table.rows(by, projectCodes, from == null ? FIRST : from, to == null ? LAST : to).stream().map(r -> new Earned(r.key(), r.hours(), r.billableHours(),
                euros(r.revenue()), euros(r.labourCost()), euros(r.expenseCost()), euros(r.revenue().subtract(r.labourCost()).subtract(r.expenseCost())))).toList();
    }

    /** Approved hours so far and the project's budget hours (0 for none); amounts in the project's currency, approved: billable hours at their bill rates. */
    public record Burn(String projectCode, BigDecimal approvedHours, BigDecimal budgetHours, BigDecimal approvedAmount, BigDecimal budgetAmount) {}

    /** All approved hours of a project, billable or not: the running figure that the budget alerts go by. */
    public BigDecimal approvedHours(String projectCode) {
        return jdbc.sql("select approved_hours from app.budget_burn where project_code = ?").param(projectCode).query(BigDecimal.class).optional().orElse(NOTHING);
    }

    /** The same of several projects, by code; those without approved hours are left out. */
    public Map<String, BigDecimal> approvedHours(Collection<String> projectCodes) {
        return jdbc.sql("select project_code, approved_hours from app.budget_burn where project_code = any(?)").param(projectCodes.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getBigDecimal(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Burn burn(String projectCode) {
        var project = projects.get(projectCode);
        var hours = approvedHours(projectCode);
        var amount = jdbc.sql("""
                select coalesce(round(sum(e.hours * e.bill_rate), 2), 0.00) from app.rated_entry e
                where e.project_code = ? and e.state = 'APPROVED' and e.billable""").param(projectCode).query(BigDecimal.class).single();
        return new Burn(projectCode, hours, project.budgetHours(), amount, project.budgetAmount());
    }

    private static Margin margin(MarginTable.Row r) {
        return new Margin(r.key(), r.hours(), euros(r.revenue()), euros(r.labourCost()), euros(r.expenseCost()),
                euros(r.revenue().subtract(r.labourCost()).subtract(r.expenseCost())));
    }

    private static BigDecimal euros(BigDecimal sum) {
        return sum.setScale(2);
    }
}
