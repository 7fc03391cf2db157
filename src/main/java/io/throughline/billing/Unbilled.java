package io.throughline.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Approved items that no live portion takes, read in the rooms that own them; histories are summed by the database, never loaded. */
@Component
class Unbilled {
    private static final String OPEN =
            " and not exists (select from app.billed_portion b where b.item_kind = '%s' and b.item_id = i.id and b.released_by is null)";
    private static final String OPEN_TIME = OPEN.formatted("TIME");
    private static final String OPEN_EXPENSE = OPEN.formatted("EXPENSE");

    private final JdbcClient jdbc;

    Unbilled(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code rate}: the project's for the person on the day, else the person's own; null where neither is known. */
    record Time(long id, String personCode, LocalDate workDate, BigDecimal hours, BigDecimal rate) {

        Time rest(BigDecimal open) {
            return new Time(id, personCode, workDate, open, rate);
        }
    }

    record Spent(long id, LocalDate expenseDate, String category, BigDecimal amount, String currency, BigDecimal markupPercent) {}

    /** Billable hours. {@code hold}: nobody changes them before the transaction ends. */
    List<Time> time(String projectCode, LocalDate upTo, boolean hold) {
        var open = whole(projectCode, upTo, hold);
        var rests = rests(projectCode);
        if (rests.isEmpty()) return open;
        var all = new ArrayList<>(open);
        time(projectCode, upTo, hold, " and i.id = any(:rests)", rests.keySet().toArray(Long[]::new)).forEach(t -> all.add(t.rest(rests.get(t.id()))));
        all.sort(Comparator.comparing(Time::personCode).thenComparing(Time::workDate).thenComparing(Time::id));
        return all;
    }

    /** Hours that were credited while the rest of their entry stays billed. */
    private Map<Long, BigDecimal> rests(String projectCode) {
        var rests = new HashMap<Long, BigDecimal>();
        jdbc.sql("""
                select f.item_id, t.hours - f.taken from app.partly_billed f join app.time_entry t on t.id = f.item_id
                where f.item_kind = 'TIME' and t.project_code = ? and t.hours > f.taken""").param(projectCode).query(row -> {
            rests.put(row.getLong(1), row.getBigDecimal(2).setScale(2));
        });
        return rests;
    }

    private List<Time> whole(String projectCode, LocalDate upTo, boolean hold) {
        return time(projectCode, upTo, hold, OPEN_TIME, new Long[0]);
    }

    private List<Time> time(String projectCode, LocalDate upTo, boolean hold, String which, Long[] rests) {
        return jdbc.sql("""
                select i.id, i.person_code, i.work_date, i.hours,
                       coalesce(app.project_rate_on(i.project_code, i.person_code, i.work_date),
                                (select r.bill_rate from app.person_rate r where r.person_code = i.person_code and r.valid_from <= i.work_date
                                 order by r.valid_from desc, r.id desc limit 1)) as rate
                from app.time_entry i
                where i.project_code = :project and i.work_date <= :upTo and i.state = 'APPROVED' and i.billable""" + which
                        + " order by i.person_code, i.work_date, i.id" + (hold ? " for share of i" : ""))
                .param("project", projectCode).param("upTo", upTo).param("rests", rests).query(Time.class).list();
    }

    /** Billable expenses. */
    List<Spent> expenses(String projectCode, LocalDate upTo, boolean hold) {
        return jdbc.sql("""
                select i.id, i.expense_date, i.category, i.amount, i.currency, i.markup_percent
                from app.expense i
                where i.project_code = :project and i.expense_date <= :upTo and i.state = 'APPROVED' and i.billable""" + OPEN_EXPENSE
                        + " order by i.expense_date, i.id" + (hold ? " for share of i" : ""))
                .param("project", projectCode).param("upTo", upTo).query(Spent.class).list();
    }

    /** All approved hours, billable or not, by project. */
    Map<String, BigDecimal> approvedHours(Collection<String> projects, LocalDate upTo) {
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

    Set<String> projectsWithTime(LocalDate upTo) {
        return new TreeSet<>(jdbc.sql("""
                select distinct i.project_code from app.open_time i
                where i.work_date <= :upTo and i.state = 'APPROVED' and i.billable""").param("upTo", upTo).query(String.class).list());
    }

    Set<String> projectsWithExpenses(LocalDate upTo) {
        return new TreeSet<>(jdbc.sql("""
                select distinct i.project_code from app.expense i
                where i.expense_date <= :upTo and i.state = 'APPROVED' and i.billable""" + OPEN_EXPENSE).param("upTo", upTo).query(String.class).list());
    }

    /** Those of the projects that have time or an expense, approved or not, after the day. */
    Set<String> workedAfter(Collection<String> projects, LocalDate day) {
        return new TreeSet<>(jdbc.sql("""
                select p.code from unnest(:projects) as p (code)
                where exists (select from app.time_entry t where t.project_code = p.code and t.work_date > :day and t.state = 'APPROVED')
                   or exists (select from app.time_entry t where t.project_code = p.code and t.work_date > :day and t.state <> 'APPROVED')
                   or exists (select from app.expense x where x.project_code = p.code and x.expense_date > :day and x.state <> 'WITHDRAWN')""")
                .param("projects", projects.toArray(String[]::new)).param("day", day).query(String.class).list());
    }
}
