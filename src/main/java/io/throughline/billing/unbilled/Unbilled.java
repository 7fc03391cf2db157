package io.throughline.billing.unbilled;

import io.throughline.billing.LinePricing;
import io.throughline.billing.drafting.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Approved items that no live portion takes, read in the rooms that own them; histories are summed by the database, never loaded. */
@Component
public class Unbilled {
    /** What is taken of each item, in one pass. */
    private static final String ALL_TAKEN = "(select item_id, sum(quantity) as quantity from app.billed_portion where item_kind = '%s' and released_by is null group by item_id)";
    private static final String TAKEN_PARTS = "(select coalesce(sum(b.quantity), 0) as quantity, coalesce(max(b.part), 0) as parts from app.billed_portion b where b.item_kind = '%s' and b.item_id = i.id and b.released_by is null)";
    private static final String NOT_HELD = " and not exists (select from app.held_item h where h.item_kind = '%s' and h.item_id = i.id and h.let_go_at is null)";
    private static final String HELD = NOT_HELD.replace("not exists", "exists");
    private static final String DAYS = " and i.%1$s <= :upTo and (:since::date is null or i.%1$s >= :since)";

    private final JdbcClient jdbc;

    Unbilled(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code hours}: what no live portion takes; {@code parts}: the number of the last portion that is taken. {@code rules}: the rates that could hold, as JSON, the winning one first; null where none is known. */
    public record Time(long id, String personCode, String taskCode, LocalDate workDate, BigDecimal hours, int parts, String rules) {

        /** Null where none is known. */
        public BigDecimal rate() {
            return rules == null ? null : LinePricing.rules(rules).get(0).rate();
        }
    }

    public record Spent(long id, LocalDate expenseDate, String category, BigDecimal amount, int parts, String currency, BigDecimal markupPercent) {}

    /** Billable hours. {@code hold}: nobody changes them before the transaction ends. */
    public List<Time> time(String projectCode, Span days, boolean hold) {
        return time(projectCode, days, hold, NOT_HELD);
    }

    List<Time> heldTime(String projectCode, Span days) {
        return time(projectCode, days, false, HELD);
    }

    private List<Time> time(String projectCode, Span days, boolean hold, String which) {
        return jdbc.sql(("""
                select i.id, i.person_code, i.task_code, i.work_date, (i.hours - t.quantity)::numeric(9, 2) as hours, t.parts,
                       (select json_agg(json_build_object('place', r.place, 'subject', r.subject, 'validFrom', r.valid_from, 'rate', r.rate::text) order by r.rank)::text
                        from app.bill_rate_rules(i.project_code, i.task_code, i.person_code, i.work_date) r) as rules
                from app.time_entry i cross join lateral %s t
                where i.project_code = :project and i.hours > t.quantity and i.state = 'APPROVED' and i.billable""").formatted(TAKEN_PARTS.formatted("TIME")) + DAYS.formatted("work_date") + which.formatted("TIME")
                        + " order by i.person_code, i.work_date, i.id" + (hold ? " for share of i" : ""))
                .param("project", projectCode).param("since", days.since()).param("upTo", days.upTo()).query(Time.class).list();
    }

    /** Billable expenses. */
    public List<Spent> expenses(String projectCode, Span days, boolean hold) {
        return expenses(projectCode, days, hold, NOT_HELD);
    }

    List<Spent> heldExpenses(String projectCode, Span days) {
        return expenses(projectCode, days, false, HELD);
    }

    private List<Spent> expenses(String projectCode, Span days, boolean hold, String which) {
        return jdbc.sql(("""
                select i.id, i.expense_date, i.category, i.amount - t.quantity as amount, t.parts, i.currency, i.markup_percent
                from app.expense i cross join lateral %s t
                where i.project_code = :project and i.amount > t.quantity and i.state = 'APPROVED' and i.billable""").formatted(TAKEN_PARTS.formatted("EXPENSE")) + DAYS.formatted("expense_date") + which.formatted("EXPENSE")
                        + " order by i.expense_date, i.id" + (hold ? " for share of i" : ""))
                .param("project", projectCode).param("since", days.since()).param("upTo", days.upTo()).query(Spent.class).list();
    }

    public boolean anythingHeld(String projectCode) {
        return jdbc.sql("select exists (select from app.held_item where project_code = ? and let_go_at is null)").param(projectCode).query(Boolean.class).single();
    }

    /** All approved hours, billable or not, by project. */
    public Map<String, BigDecimal> approvedHours(Collection<String> projects, LocalDate upTo) {
        var hours = new HashMap<String, BigDecimal>();
        jdbc.sql("""
                select project_code, sum(hours) from app.time_entry
                where project_code = any(:projects) and state = 'APPROVED' and work_date <= :upTo group by project_code""")
                .param("projects", projects.toArray(String[]::new)).param("upTo", upTo)
                .query(row -> {
                    hours.put(row.getString(1), row.getBigDecimal(2));
                });
        return hours;
    }

    public Set<String> projectsWithTime(LocalDate upTo) {
        return new TreeSet<>(jdbc.sql("""
                select distinct i.project_code from app.time_entry i left join %s b on b.item_id = i.id
                where i.work_date <= :upTo and i.state = 'APPROVED' and i.billable and i.hours > coalesce(b.quantity, 0)""".formatted(ALL_TAKEN.formatted("TIME")) + NOT_HELD.formatted("TIME")).param("upTo", upTo).query(String.class).list());
    }

    public Set<String> projectsWithExpenses(LocalDate upTo) {
        return new TreeSet<>(jdbc.sql("""
                select distinct i.project_code from app.expense i left join %s b on b.item_id = i.id
                where i.expense_date <= :upTo and i.state = 'APPROVED' and i.billable and i.amount > coalesce(b.quantity, 0)""".formatted(ALL_TAKEN.formatted("EXPENSE")) + NOT_HELD.formatted("EXPENSE")).param("upTo", upTo).query(String.class).list());
    }

    /** Those of the projects that have time or an expense, approved or not, after the day. */
    public Set<String> workedAfter(Collection<String> projects, LocalDate day) {
        return new TreeSet<>(jdbc.sql("""
                select p.code from unnest(:projects) as p (code)
                where exists (select from app.time_entry t where t.project_code = p.code and t.work_date > :day and t.state = 'APPROVED')
                   or exists (select from app.time_entry t where t.project_code = p.code and t.work_date > :day and t.state <> 'APPROVED')
                   or exists (select from app.expense x where x.project_code = p.code and x.expense_date > :day and x.state <> 'WITHDRAWN')""")
                .param("projects", projects.toArray(String[]::new)).param("day", day).query(String.class).list());
    }
}
