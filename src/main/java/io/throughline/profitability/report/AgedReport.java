package io.throughline.profitability.report;

import static io.throughline.print.Figures.Kind.AMOUNT;
import static io.throughline.print.Figures.Kind.TEXT;

import io.throughline.print.Figures.Kind;
import io.throughline.profitability.ReportFilter;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.receivables.Ageing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What clients owed at the end of a day, by age; in the currency it is owed in, and as the ledger's account of receivables has it. */
@Component
class AgedReport implements Report {
    private static final String RECEIVABLES = "1200";
    private final Ageing ageing;
    private final Clients clients;
    private final JdbcClient jdbc;

    AgedReport(Ageing ageing, Clients clients, JdbcClient jdbc) {
        this.ageing = ageing;
        this.clients = clients;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "aged-receivables";
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.AS_OF, Filter.CLIENT);
    }

    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("client", TEXT);
        columns.put("name", TEXT);
        columns.put("currency", TEXT);
        for (var key : List.of("notDue", "upTo30", "upTo60", "upTo90", "over90", "open", "inBooks")) columns.put(key, AMOUNT);
        var books = inBooks(filter.asOf());
        var rows = ageing.byClient(filter.asOf()).stream().filter(r -> filter.client() == null || filter.client().equals(r.clientCode())).map(r -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("client", r.clientCode());
            row.put("name", clients.find(r.clientCode()).map(Client::name).orElse(r.clientCode()));
            row.put("currency", r.total().currency().getCurrencyCode());
            row.put("notDue", r.notDue().amount());
            row.put("upTo30", r.upTo30().amount());
            row.put("upTo60", r.upTo60().amount());
            row.put("upTo90", r.upTo90().amount());
            row.put("over90", r.over90().amount());
            row.put("open", r.total().amount());
            row.put("inBooks", books.getOrDefault(r.clientCode() + " " + r.total().currency().getCurrencyCode(), BigDecimal.ZERO));
            return (Map<String, Object>) row;
        }).toList();
        boolean oneCurrency = rows.stream().map(r -> r.get("currency")).distinct().count() <= 1;
        var summed = oneCurrency ? List.of("notDue", "upTo30", "upTo60", "upTo90", "over90", "open", "inBooks") : List.of("inBooks");
        return List.of(new ReportTable(name(), columns, rows, summed, List.of("inBooks")));
    }

    @Override
    public String link(Map<String, Object> row, ReportFilter filter) {
        return "/receivables?asOf=%s&client=%s".formatted(filter.asOf(), row.get("client"));
    }

    /** Open items of the account of receivables, by client and currency. */
    private Map<String, BigDecimal> inBooks(LocalDate asOf) {
        var books = new HashMap<String, BigDecimal>();
        jdbc.sql("""
                select r.client_code || ' ' || r.currency as who, sum(l.debit - l.credit) as open
                from app.ledger_line l join app.ledger_entry e on e.id = l.entry_id
                join app.receivable r on l.item = 'invoice:' || r.draft_id
                where l.account = ? and e.entry_date <= ? group by 1""").params(RECEIVABLES, asOf).query(row -> {
            books.put(row.getString("who"), row.getBigDecimal("open").setScale(2));
        });
        return books;
    }
}
