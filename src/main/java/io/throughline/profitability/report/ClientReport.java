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
import io.throughline.project.Client;
import io.throughline.project.Clients;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What each client brought and cost, the best first. */
@Component
class ClientReport implements Report {
    private final Profitability profitability;
    private final Clients clients;

    ClientReport(Profitability profitability, Clients clients) {
        this.profitability = profitability;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "client-margin";
    }

    @Override
    public int place() {
        return 2;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.FROM, Filter.TO, Filter.CLIENT);
    }

    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("client", TEXT);
        columns.put("name", TEXT);
        columns.put("hours", HOURS);
        columns.put("revenue", AMOUNT);
        columns.put("labour", AMOUNT);
        columns.put("expenses", AMOUNT);
        columns.put("margin", AMOUNT);
        columns.put("marginPercent", PERCENT);
        var rows = profitability.earned(Dimension.CLIENT, filter.from(), filter.to()).stream().filter(e -> filter.client() == null || filter.client().equals(e.key())).map(e -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("client", e.key());
            row.put("name", clients.find(e.key()).map(Client::name).orElse(e.key()));
            row.putAll(EarnedRows.of(e));
            Shares.of(row);
            return (Map<String, Object>) row;
        }).sorted(Comparator.comparing((Map<String, Object> r) -> (BigDecimal) r.get("margin")).reversed()).toList();
        return List.of(new ReportTable(name(), columns, rows, List.of("hours", "revenue", "labour", "expenses", "cost", "margin"), List.of("revenue", "cost")));
    }
}
