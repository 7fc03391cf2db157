package io.throughline.replay.result;

import io.throughline.firm.FirmClock;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.Ledger.AccountBalance;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books in figures, {@code summary.json}: as the rooms and their tables tell it, in the order in which one reads. */
final class ReplaySummary {
    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final RuntimeService runtime;
    private final FirmClock clock;

    ReplaySummary(JdbcTemplate jdbc, Ledger ledger, RuntimeService runtime, FirmClock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.runtime = runtime;
        this.clock = clock;
    }

    Map<String, Object> figures() {
        var all = new LinkedHashMap<String, Object>();
        all.put("timesheets", count("select count(*) from app.timesheet t where supplement = 1 and exists (select from app.time_entry e where e.sheet_id = t.id)"));
        all.put("timeEntries", count("select count(*) from app.time_entry"));
        all.put("rejectedLines", count("select coalesce(sum(jsonb_array_length(facts -> 'lines')), 0) from app.journal_entry where event = 'LinesRejected'"));
        var hours = ledger.completeness();
        var marked = jdbc.queryForObject("select coalesce(sum(hours), 0.00) from app.time_entry where state = 'APPROVED' and not billable", BigDecimal.class);
        // Billable hours of a project that is never billed: the books know that they are nobody's debt, the files call them unbilled.
        var neverBilled = hours.nonBillable().subtract(marked);
        all.put("hours", ordered("approved", hours.approved(), "billed", hours.billed(), "coveredByFixedFee", hours.coveredByFixedFee(),
                "nonBillable", marked, "unbilled", hours.unbilled().add(neverBilled)));
        all.put("expenses", ordered("approved", count("select count(*) from app.expense where state = 'APPROVED'"), "billed",
                count("select count(*) from app.invoice_line l join app.invoice i on i.id = l.invoice_id where i.state = 'ISSUED' and l.kind = 'EXPENSE'")));
        all.put("invoices", invoices());
        all.put("payments", ordered("count", count("select count(*) from app.payment"),
                "amount", byCurrency("select currency, sum(amount) from app.payment group by currency")));
        all.put("reminders", counts(List.of("1", "2", "3"), "select level, count(*) from app.reminder group by level"));
        all.put("disputes", count("select count(*) from app.dispute"));
        all.put("budgetAlerts", counts(List.of("50", "75", "90", "100"), "select percent, count(*) from app.budget_alert group by percent"));
        all.put("projectsClosed", count("select count(*) from app.project where state = 'CLOSED'"));
        all.put("openReceivables", byCurrency("select currency, sum(gross - paid - credited - written_off) from app.receivable group by currency"));
        all.put("incidents", runtime.createIncidentQuery().count());
        all.put("trialBalance", cents(ledger.trialBalance(clock.today()).stream().map(AccountBalance::balance).reduce(BigDecimal.ZERO, BigDecimal::add)));
        all.put("completenessDifference", cents(hours.difference()));
        all.put("numberGaps", count("""
                select coalesce(sum(last - given), 0) from (
                    select issue_date, max(substring(number from '[0-9]+$')::int) as last, count(*) as given
                    from (select date_trunc('year', issue_date) as issue_date, number from app.invoice where number is not null) numbered
                    group by issue_date) years"""));
        return all;
    }

    private Map<String, Object> invoices() {
        var issued = " from app.invoice where state = 'ISSUED'";
        var figures = ordered("count", count("select count(*)" + issued),
                "lines", count("select count(*) from app.invoice_line l join app.invoice i on i.id = l.invoice_id where i.state = 'ISSUED'"));
        for (var column : List.of("net", "vat", "gross")) figures.put(column, byCurrency("select currency, sum(" + column + ")" + issued + " group by currency"));
        figures.put("byYear", counts(List.of(), "select extract(year from issue_date)::int, count(*)" + issued + " group by 1 order by 1"));
        figures.put("byTaxCategory", counts(List.of("S", "AE", "O"), "select tax_category, count(*)" + issued + " group by 1"));
        return figures;
    }

    private long count(String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }

    private Map<String, Object> counts(List<String> always, String sql) {
        var figures = new LinkedHashMap<String, Object>();
        always.forEach(key -> figures.put(key, 0));
        jdbc.query(sql, row -> {
            figures.put(row.getString(1), row.getLong(2));
        });
        return figures;
    }

    /** Every currency that projects are in, whether there is anything in it or not. */
    private Map<String, Object> byCurrency(String sql) {
        var figures = new TreeMap<String, Object>();
        jdbc.query("select distinct currency from app.project", row -> {
            figures.put(row.getString(1), Money.zero(row.getString(1)).amount().toPlainString());
        });
        jdbc.query(sql, row -> {
            figures.put(row.getString(1), Money.rounded(row.getBigDecimal(2), row.getString(1)).amount().toPlainString());
        });
        return figures;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var figures = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) figures.put((String) pairs[i], pairs[i + 1] instanceof BigDecimal number ? cents(number) : pairs[i + 1]);
        return figures;
    }

    private static String cents(BigDecimal value) {
        return ReplayTables.cents(value);
    }
}
