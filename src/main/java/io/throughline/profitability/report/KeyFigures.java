package io.throughline.profitability.report;

import static io.throughline.print.Figures.Kind.AMOUNT;
import static io.throughline.print.Figures.Kind.TEXT;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.throughline.billing.WorkInProgress;
import io.throughline.database.WideQueries;
import io.throughline.firm.InOneCurrency;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.Dimension;
import io.throughline.profitability.Profitability;
import io.throughline.profitability.ReportFilter;
import io.throughline.quantity.Rounding;
import io.throughline.receivables.Ageing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** How well work becomes money between two days, the last year where none are said; every figure with its definition and the rows it is worked out from. */
@Component
class KeyFigures implements Report {
    private final Profitability profitability;
    private final WorkInProgress work;
    private final Ageing ageing;
    private final SqlReports listed;
    private final InOneCurrency inOneCurrency;
    private final WideQueries jdbc;
    private final Semaphore turn = new Semaphore(1);

    KeyFigures(Profitability profitability, WorkInProgress work, Ageing ageing, SqlReports listed, InOneCurrency inOneCurrency, WideQueries jdbc) {
        this.profitability = profitability;
        this.work = work;
        this.ageing = ageing;
        this.listed = listed;
        this.inOneCurrency = inOneCurrency;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "key-figures";
    }

    @Override
    public int place() {
        return 9;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.FROM, Filter.TO);
    }

    private record Sales(BigDecimal work, BigDecimal net, BigDecimal gross, BigDecimal credited, BigDecimal worth, BigDecimal daysToInvoice, BigDecimal daysToPay, BigDecimal writtenOff) {}

    /** Only one at a time asks on connections of its own: none of those who hold one waits for one that another holds who waits. */
    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        boolean first = turn.tryAcquire();
        try {
            return tables(filter, first ? question -> new Thread(question, "key figures").start() : Runnable::run);
        } finally {
            if (first) turn.release();
        }
    }

    private List<ReportTable> tables(ReportFilter filter, Executor asking) {
        var to = filter.to() == null ? filter.asOf() : filter.to();
        var from = filter.from() == null ? to.minusYears(1).plusDays(1) : filter.from();
        var days = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) + 1);
        // Four long questions that know nothing of one another are asked at the same time.
        var salesOf = supplyAsync(() -> sales(from, to), asking);
        var earnedOf = supplyAsync(() -> profitability.earned(Dimension.MONTH, from, to), asking);
        var leaksOf = supplyAsync(() -> listed.get("leakage").tables(new ReportFilter(null, null, null, null, null, to)).get(0).total(), asking);
        var wip = work.worth(work.upTo(to), to).amount();
        var open = inOneCurrency.sum(ageing.openItems(to).stream().map(Ageing.Item::open).toList(), to).amount();
        var sales = answer(salesOf);
        var earned = answer(earnedOf);
        var leaks = answer(leaksOf);
        var dso = times(open, sales.gross(), days);
        var wipDays = times(wip, sales.net(), days);
        var rows = new ArrayList<Map<String, Object>>();
        put(rows, "utilisation", percent(sum(earned, Profitability.Earned::billableHours), sum(earned, Profitability.Earned::hours)), "percent");
        put(rows, "realisation", percent(sales.work(), sales.worth()), "percent");
        put(rows, "margin", percent(sum(earned, Profitability.Earned::margin), sum(earned, Profitability.Earned::revenue)), "percent");
        put(rows, "leakage", leaks == null ? BigDecimal.ZERO : (BigDecimal) leaks.get("euros"), inOneCurrency.code());
        put(rows, "writtenOff", sales.writtenOff(), inOneCurrency.code());
        put(rows, "credited", sales.credited(), inOneCurrency.code());
        put(rows, "daysToInvoice", sales.daysToInvoice(), "days");
        put(rows, "daysToPay", sales.daysToPay(), "days");
        put(rows, "dso", dso, "days");
        put(rows, "wipDays", wipDays, "days");
        put(rows, "lockUp", dso == null || wipDays == null ? null : dso.add(wipDays), "days");
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("what", TEXT);
        columns.put("value", AMOUNT);
        columns.put("unit", TEXT);
        columns.put("definition", TEXT);
        return List.of(new ReportTable(name(), columns, rows, List.of(), List.of()));
    }

    @Override
    public String link(Map<String, Object> row, ReportFilter filter) {
        var to = filter.to() == null ? filter.asOf() : filter.to();
        var days = "?from=%s&to=%s".formatted(filter.from() == null ? to.minusYears(1).plusDays(1) : filter.from(), to);
        return switch (((String) row.get("what")).replace("figure.", "")) {
            case "utilisation" -> "/reports/billable-efficiency" + days;
            case "realisation", "daysToInvoice" -> "/reports/invoice-register" + days;
            case "margin" -> "/reports/project-profitability" + days;
            case "leakage" -> "/reports/leakage?asOf=" + to;
            case "writtenOff" -> "/reports/write-offs" + days;
            case "credited" -> "/reports/credit-notes" + days;
            case "daysToPay" -> "/reports/payments-received" + days;
            case "wipDays" -> "/reports/unbilled?asOf=" + to;
            default -> "/reports/aged-receivables?asOf=" + to;
        };
    }

    private static void put(List<Map<String, Object>> rows, String figure, BigDecimal value, String unit) {
        var row = new LinkedHashMap<String, Object>();
        row.put("what", "figure." + figure);
        row.put("value", value == null ? null : Rounding.round(value, 2));
        row.put("unit", unit);
        row.put("definition", "define." + figure);
        rows.add(row);
    }

    private static BigDecimal sum(List<Profitability.Earned> earned, java.util.function.Function<Profitability.Earned, BigDecimal> of) {
        return earned.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : part.movePointRight(2).divide(whole, 1, Rounding.MODE);
    }

    private static BigDecimal times(BigDecimal part, BigDecimal whole, BigDecimal days) {
        return whole.signum() <= 0 ? null : part.multiply(days).divide(whole, MathContext.DECIMAL64);
    }

    /** A refusal is that of whoever was asked. */
    private static <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : e;
        }
    }

    private Sales sales(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                with sold as (
                    select round(i.net / app.per_euro(i.currency::text, i.issue_date), 2) as net, round(i.gross / app.per_euro(i.currency::text, i.issue_date), 2) as gross,
                           (select coalesce(sum(l.amount), 0) from app.invoice_line l where l.invoice_id = i.id and l.kind <> 'EXPENSE') / app.per_euro(i.currency::text, i.issue_date) as work
                    from app.invoice i where i.state = 'ISSUED' and i.issue_date between :from and :to),
                taken_back as (
                    select round(n.net / app.per_euro(i.currency::text, i.issue_date), 2) as net,
                           (select coalesce(sum(l.amount), 0) from app.invoice_line l where l.invoice_id = i.id and l.kind <> 'EXPENSE') / app.per_euro(i.currency::text, i.issue_date) as work
                    from app.credit_note n join app.invoice i on i.id = n.invoice_id where n.issue_date between :from and :to),
                -- What its hours sell for by themselves, a currency and day at once: what was agreed elsewhere is not asked for.
                listed as (
                    select p.currency, e.work_date, sum(e.hours * r.bill_rate) as worth
                    from app.time_entry e join app.project p on p.code = e.project_code
                    join app.person_rate r on r.person_code = e.person_code and r.valid_from <= e.work_date and coalesce(upper(r.period), 'infinity') > e.work_date and not isempty(r.period)
                    where e.state = 'APPROVED' and e.billable and e.work_date between :from and :to group by 1, 2)
                select (select coalesce(sum(work), 0) from sold) - (select coalesce(sum(work), 0) from taken_back) as work,
                       (select coalesce(sum(net), 0) from sold) as net, (select coalesce(sum(gross), 0) from sold) as gross, (select coalesce(sum(net), 0) from taken_back) as credited,
                       (select coalesce(sum(d.worth / app.per_euro(d.currency::text, d.work_date)), 0) from listed d) as worth,
                       (select sum((i.issue_date - e.work_date) * e.hours) / nullif(sum(e.hours), 0) from app.invoice i join app.billed_portion b on b.invoice_id = i.id and b.item_kind = 'TIME'
                        join app.time_entry e on e.id = b.item_id where i.state = 'ISSUED' and i.issue_date between :from and :to) as days_to_invoice,
                       (select sum((m.paid_on - r.issue_date) * m.amount / app.per_euro(m.currency::text, m.paid_on)) / nullif(sum(m.amount / app.per_euro(m.currency::text, m.paid_on)), 0)
                        from app.payment m join app.receivable r on r.draft_id = m.draft_id where m.paid_on between :from and :to) as days_to_pay,
                       (select coalesce(sum(round(w.amount / app.per_euro(r.currency::text, r.issue_date), 2)), 0) from app.write_off w join app.receivable r on r.draft_id = w.draft_id
                        where w.confirmed and w.written_off_on between :from and :to) as written_off""")
                .param("from", from).param("to", to).query(Sales.class).single();
    }
}
