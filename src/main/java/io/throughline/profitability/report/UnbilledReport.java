package io.throughline.profitability.report;

import static io.throughline.print.Figures.Kind.AMOUNT;
import static io.throughline.print.Figures.Kind.DATE;
import static io.throughline.print.Figures.Kind.HOURS;
import static io.throughline.print.Figures.Kind.TEXT;

import io.throughline.billing.UnbilledWork;
import io.throughline.billing.WorkInProgress;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.ReportFilter;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Work in progress at the end of a day, as the page of unbilled work has it: {@link WorkInProgress}. */
@Component
class UnbilledReport implements Report {
    private final WorkInProgress work;
    private final Clients clients;

    UnbilledReport(WorkInProgress work, Clients clients) {
        this.work = work;
        this.clients = clients;
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
    public String link(Map<String, Object> row, ReportFilter filter) {
        return "/unbilled/%s?upTo=%s".formatted(row.get("project"), filter.asOf());
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
        var names = clients.all().stream().collect(Collectors.toMap(Client::code, Client::name));
        var rows = work.upTo(filter.asOf()).stream().filter(w -> filter.takesProject(w.projectCode(), w.clientCode())).sorted(Comparator.comparing(UnbilledWork::projectCode)).map(w -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("project", w.projectCode());
            row.put("name", w.projectName());
            row.put("client", names.getOrDefault(w.clientCode(), w.clientCode()));
            row.put("oldest", w.oldest());
            row.put("hours", w.hours());
            row.put("currency", w.total().currency().getCurrencyCode());
            row.put("timeWorth", w.time().plus(w.fee()).amount());
            row.put("spentWorth", w.expenses().amount());
            row.put("euros", work.worth(List.of(w), filter.asOf()).amount());
            return (Map<String, Object>) row;
        }).toList();
        return List.of(new ReportTable(name(), columns, rows, List.of("hours", "euros"), List.of("euros")));
    }
}
