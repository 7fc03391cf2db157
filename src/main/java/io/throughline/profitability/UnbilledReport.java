package io.throughline.profitability;

import static io.throughline.print.Figures.Kind.AMOUNT;
import static io.throughline.print.Figures.Kind.DATE;
import static io.throughline.print.Figures.Kind.HOURS;
import static io.throughline.print.Figures.Kind.TEXT;

import io.throughline.print.Figures.Kind;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Work in progress: approved by the end of a day and on no invoice issued by then. Worked out from days that do not change, so that the same day
 * always says the same. Time is worth its bill rates, expenses their markup, a fixed fee what is earned of it and not yet billed.
 */
@Component
class UnbilledReport implements Report {
    private static final String ON_AN_INVOICE = """
            exists (select from app.billed_portion b join app.billing_run run on run.id = b.run_id left join app.invoice i on i.id = b.invoice_id
                    left join app.credit_note n on n.invoice_id = i.id and n.issue_date <= :asOf
                    where b.item_kind = '%s' and b.item_id = x.id and n.id is null
                      and (i.issue_date <= :asOf or (i.id is null and run.as_of <= :asOf and b.released_by is null)))""";
    private static final String SQL = """
            with hours as (
                select x.project_code, sum(x.hours) as hours, min(x.work_date) as oldest,
                       sum(x.hours * coalesce(app.project_rate_on(x.project_code, x.person_code, x.work_date), r.bill_rate)) as worth
                from app.time_entry x
                cross join lateral (select bill_rate from app.person_rate where person_code = x.person_code and valid_from <= x.work_date
                                    order by valid_from desc, id desc limit 1) r
                where x.state = 'APPROVED' and x.billable and x.work_date <= :asOf and x.decided_at < :tomorrow and not %s
                group by x.project_code),
            spent as (
                select x.project_code, min(x.expense_date) as oldest, sum(round(x.amount * (1 + x.markup_percent / 100), 2)) as worth
                from app.expense x
                where x.state = 'APPROVED' and x.billable and x.expense_date <= :asOf and x.decided_at < :tomorrow and not %s
                group by x.project_code),
            fees as (
                select p.code as project_code,
                       round(p.budget_amount * least(1, case when p.delivered_on <= :asOf then 1 when p.budget_hours > 0 then coalesce(d.hours, 0) / p.budget_hours else 0 end), 2)
                       - coalesce((select sum(l.amount) from app.invoice i join app.invoice_line l on l.invoice_id = i.id and l.kind = 'FIXED_FEE'
                                   left join app.credit_note n on n.invoice_id = i.id and n.issue_date <= :asOf
                                   where i.project_code = p.code and i.issue_date <= :asOf and n.id is null), 0) as worth
                from app.project p
                left join (select project_code, sum(hours) as hours from app.time_entry where state = 'APPROVED' and work_date <= :asOf and decided_at < :tomorrow
                           group by 1) d on d.project_code = p.code
                where p.billing_model = 'FIXED_FEE' and p.start_date <= :asOf)
            select p.code, p.name, c.name as client, p.currency, h.hours, least(h.oldest, s.oldest) as oldest,
                   case when p.billing_model = 'FIXED_FEE' then greatest(f.worth, 0) else round(h.worth, 2) end as time_worth,
                   case when p.billing_model = 'TIME_AND_MATERIALS' then s.worth end as spent_worth,
                   case when p.currency = 'EUR' then 1 else (select fx.per_euro from app.exchange_rate fx where fx.currency = p.currency and fx.day <= :asOf
                                                             order by fx.day desc limit 1) end as per_euro
            from app.project p join app.client c on c.code = p.client_code
            left join hours h on h.project_code = p.code left join spent s on s.project_code = p.code left join fees f on f.project_code = p.code
            where p.billing_model <> 'NON_BILLABLE' and (h.hours > 0 or f.worth > 0 or (s.worth > 0 and p.billing_model = 'TIME_AND_MATERIALS'))
              and (:project::text is null or p.code = :project) and (:client::text is null or p.client_code = :client)
            order by p.code collate "C\"""".formatted(ON_AN_INVOICE.formatted("TIME"), ON_AN_INVOICE.formatted("EXPENSE"));

    private final JdbcClient jdbc;

    UnbilledReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "unbilled";
    }

    @Override
    public int place() {
        return 6;
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
        columns.put("client", TEXT);
        columns.put("oldest", DATE);
        columns.put("hours", HOURS);
        columns.put("currency", TEXT);
        columns.put("timeWorth", AMOUNT);
        columns.put("spentWorth", AMOUNT);
        columns.put("euros", AMOUNT);
        var rows = jdbc.sql(SQL).param("asOf", filter.asOf()).param("tomorrow", Timestamp.valueOf(filter.asOf().plusDays(1).atStartOfDay()))
                .param("project", filter.project()).param("client", filter.client()).query((rs, n) -> {
                    var time = orNothing(rs.getBigDecimal("time_worth"));
                    var spent = orNothing(rs.getBigDecimal("spent_worth"));
                    var perEuro = rs.getBigDecimal("per_euro");
                    var row = new LinkedHashMap<String, Object>();
                    row.put("project", rs.getString("code"));
                    row.put("name", rs.getString("name"));
                    row.put("client", rs.getString("client"));
                    row.put("oldest", rs.getObject("oldest", LocalDate.class));
                    row.put("hours", orNothing(rs.getBigDecimal("hours")));
                    row.put("currency", rs.getString("currency"));
                    row.put("timeWorth", time);
                    row.put("spentWorth", spent);
                    row.put("euros", perEuro == null ? null : time.add(spent).divide(perEuro, 2, Rounding.MODE));
                    return (Map<String, Object>) row;
                }).list();
        return List.of(new ReportTable(name(), columns, rows, List.of("hours", "euros"), List.of("euros")));
    }

    private static BigDecimal orNothing(BigDecimal amount) {
        return amount == null ? new BigDecimal("0.00") : amount.setScale(2, Rounding.MODE);
    }
}
