package io.throughline.profitability;

import io.throughline.api.Refused;
import io.throughline.database.WideQueries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sums behind every margin, in EUR, made by the database: no entry is loaded. */
@Component
class MarginTable {

    /** Hours and euros of one key; {@code billableHours} of {@code hours}. */
    record Row(String key, BigDecimal hours, BigDecimal billableHours, BigDecimal revenue, BigDecimal labourCost, BigDecimal expenseCost) {}

    /** Euro where {@code per_euro} is null count as they are. A quotient keeps 20 decimals, so that it's rounded once. */
    private static final String SQL = """
            with rate as (
                select person_code, cost_rate, valid_from, coalesce(lead(valid_from) over (partition by person_code order by valid_from, id), 'infinity') as until
                from app.person_rate),
            labour as (
                select %s as key, e.project_code, sum(e.hours) as hours, sum(e.hours) filter (where e.billable) as billable_hours,
                       round(sum(e.hours * r.cost_rate), 2) as cost
                from app.time_entry e join app.project p on p.code = e.project_code
                join rate r on r.person_code = e.person_code and r.valid_from <= e.work_date and e.work_date < r.until
                where e.state = 'APPROVED' and e.work_date between :from and :to and (:projects::text[] is null or e.project_code = any(:projects))
                group by 1, 2),
            invoiced as (
                select i.project_code, i.client_code, i.issue_date as day, i.id, i.currency, i.issue_date, i.net, 1 as sign
                from app.invoice i where i.state = 'ISSUED'
                union all
                select i.project_code, i.client_code, n.issue_date, i.id, i.currency, i.issue_date, n.net, -1
                from app.credit_note n join app.invoice i on i.id = n.invoice_id),
            revenue as (%s),
            spent as (
                select %s as key, round(x.amount::numeric(39, 20) / %s, 2) as cost, x.currency, x.expense_date as day
                from app.expense x join app.project p on p.code = x.project_code
                where x.state = 'APPROVED' and x.expense_date between :from and :to and (:projects::text[] is null or x.project_code = any(:projects))),
            unknown as (
                select currency, day from revenue where amount is null union all select currency, day from spent where cost is null)
            select key, sum(hours) as hours, sum(billable_hours) as billable_hours, sum(revenue) as revenue, sum(labour) as labour_cost,
                   sum(expense) as expense_cost, (select min(currency || ' on or before ' || day) from unknown) as unknown_rate
            from (select key, hours, coalesce(billable_hours, 0) as billable_hours, 0 as revenue, cost as labour, 0 as expense from labour
                  union all select key, 0, 0, amount, 0, 0 from revenue
                  union all select key, 0, 0, 0, 0, cost from spent) as part
            group by key order by key collate "C\"""";

    private static final String WHOLE_INVOICES = """
            select %s as key, sign * round(net::numeric(39, 20) / %s, 2) as amount, currency, issue_date as day
            from invoiced i where day between :from and :to and (:projects::text[] is null or project_code = any(:projects))""";

    /**
     * Hours are whoever worked them, a billed expense is whoever spent it. A fixed fee is nobody's own: key {@code -}.
     * A line in another currency is worth what it adds to the euros of its paper so far, so that the lines come to the whole paper's euros.
     */
    private static final String LINES = """
            select key, sign * (round(upto / per_euro, 2) - round((upto - amount) / per_euro, 2)) as amount, currency, day
            from (select coalesce(l.person_code, (select x.person_code from app.billed_portion b join app.expense x on x.id = b.item_id
                                                  where b.invoice_id = l.invoice_id and b.line = l.position and b.item_kind = 'EXPENSE' limit 1), '-') as key,
                         sign, l.amount::numeric(39, 20) as amount, sum(l.amount) over (partition by l.invoice_id, l.note order by l.position)::numeric(39, 20) as upto,
                         %s as per_euro, currency, issue_date as day
                  from (select v.project_code, v.client_code, v.day, v.id, v.currency, v.issue_date, v.sign, null::bigint as note from invoiced v where v.sign = 1
                        union all
                        select c.project_code, c.client_code, n.issue_date, c.id, c.currency, c.issue_date, -1, n.id from app.credit_note n join app.invoice c on c.id = n.invoice_id) i
                  join (select invoice_id, position, person_code, amount, null::bigint as note from app.invoice_line
                        union all
                        select c.invoice_id, c.line, b.person_code, c.amount, c.credit_note_id from app.credit_note_line c
                        join app.invoice_line b on b.invoice_id = c.invoice_id and b.position = c.line) l on l.invoice_id = i.id and l.note is not distinct from i.note
                  where i.day between :from and :to and (:projects::text[] is null or project_code = any(:projects))) line""";

    private final WideQueries jdbc;

    MarginTable(WideQueries jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code projects} null for all; both days inclusive. In order of the keys. */
    List<Row> rows(Dimension by, Collection<String> projects, LocalDate from, LocalDate to) {
        var invoiceRate = perEuro("i.currency", "i.issue_date");
        var revenue = switch (by) {
            case PROJECT -> WHOLE_INVOICES.formatted("project_code", invoiceRate);
            case CLIENT -> WHOLE_INVOICES.formatted("client_code", invoiceRate);
            case MONTH -> WHOLE_INVOICES.formatted("to_char(day, 'YYYY-MM')", invoiceRate);
            case PERSON -> LINES.formatted(invoiceRate);
        };
        var sql = SQL.formatted(key(by, "e", "work_date"), revenue, key(by, "x", "expense_date"), perEuro("x.currency", "x.expense_date"));
        return jdbc.sql(sql).param("projects", projects == null ? null : projects.toArray(String[]::new)).param("from", from).param("to", to).query((rs, i) -> {
            var unknown = rs.getString("unknown_rate");
            if (unknown != null) throw new Refused("There is no exchange rate for %s; record one, then the margin can be told.".formatted(unknown));
            return new Row(rs.getString("key"), rs.getBigDecimal("hours"), rs.getBigDecimal("billable_hours"), rs.getBigDecimal("revenue"),
                    rs.getBigDecimal("labour_cost"), rs.getBigDecimal("expense_cost"));
        }).list();
    }

    private static String key(Dimension by, String table, String day) {
        return switch (by) {
            case PROJECT -> "p.code";
            case CLIENT -> "p.client_code";
            case PERSON -> table + ".person_code";
            case MONTH -> "to_char(%s.%s, 'YYYY-MM')".formatted(table, day);
        };
    }

    private static String perEuro(String currency, String day) {
        return """
                (case when %1$s = 'EUR' then 1 else (select fx.per_euro from app.exchange_rate fx
                 where fx.currency = %1$s::bpchar and fx.day <= %2$s order by fx.day desc limit 1) end)""".formatted(currency, day);
    }
}
