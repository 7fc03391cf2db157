package io.throughline.profitability.report;

import static io.throughline.print.Figures.Kind.AMOUNT;
import static io.throughline.print.Figures.Kind.TEXT;

import io.throughline.ledger.Ledger;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.ReportFilter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything a month leaves behind, in one pack: its sums, the trial balance, margins, efficiency, what is owed and what is unbilled at its end. */
@Component
class MonthEndReport implements Report {
    private final ProjectReport projects;
    private final ClientReport clients;
    private final PersonReport people;
    private final AgedReport aged;
    private final UnbilledReport unbilled;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    MonthEndReport(ProjectReport projects, ClientReport clients, PersonReport people, AgedReport aged, UnbilledReport unbilled, Ledger ledger, JdbcClient jdbc) {
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.aged = aged;
        this.unbilled = unbilled;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "month-end";
    }

    @Override
    public int place() {
        return 8;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.AS_OF);
    }

    /** The month of {@code asOf}, up to that day. */
    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        var month = new ReportFilter(filter.asOf().withDayOfMonth(1), filter.asOf(), null, null, null, filter.asOf());
        var parts = new ArrayList<ReportTable>();
        for (var part : List.of(projects, clients, people, aged, unbilled)) parts.addAll(part.tables(month));
        parts.add(0, sums(month, parts));
        parts.add(1, balances(filter.asOf()));
        return parts;
    }

    private ReportTable sums(ReportFilter month, List<ReportTable> parts) {
        var rows = new ArrayList<Map<String, Object>>();
        var margins = parts.get(0).total();
        for (var key : List.of("revenue", "labour", "expenses", "margin")) sum(rows, key, margins == null ? BigDecimal.ZERO : (BigDecimal) margins.get(key));
        sum(rows, "paid", booked("PaymentReceived", month.from(), month.to()));
        var owed = parts.get(3).total();
        sum(rows, "owed", owed == null ? BigDecimal.ZERO : (BigDecimal) owed.get("inBooks"));
        var open = parts.get(4).total();
        sum(rows, "unbilled", open == null ? BigDecimal.ZERO : (BigDecimal) open.get("euros"));
        return table("month-sums", "what", "euros", rows);
    }

    private ReportTable balances(LocalDate asOf) {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("account", TEXT);
        columns.put("name", TEXT);
        for (var key : List.of("debit", "credit", "balance")) columns.put(key, AMOUNT);
        return new ReportTable("trial-balance", columns, ledger.trialBalance(asOf).stream().map(a -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("account", a.account());
            row.put("name", a.name());
            row.put("debit", a.debit().setScale(2));
            row.put("credit", a.credit().setScale(2));
            row.put("balance", a.balance().setScale(2));
            return (Map<String, Object>) row;
        }).toList(), List.of("debit", "credit", "balance"), List.of());
    }

    /** What came into the bank for a kind of fact. */
    private BigDecimal booked(String event, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select coalesce(sum(l.debit - l.credit), 0) from app.ledger_entry e join app.ledger_line l on l.entry_id = e.id
                where e.event = ? and l.account = '1000' and e.entry_date between ? and ?""").params(event, from, to).query(BigDecimal.class).single();
    }

    private static void sum(List<Map<String, Object>> rows, String key, BigDecimal amount) {
        var row = new LinkedHashMap<String, Object>();
        row.put("what", "sum." + key);
        row.put("euros", amount.setScale(2));
        rows.add(row);
    }

    private static ReportTable table(String name, String text, String amount, List<Map<String, Object>> rows) {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put(text, TEXT);
        columns.put(amount, AMOUNT);
        return new ReportTable(name, columns, rows, List.of(), List.of());
    }
}
