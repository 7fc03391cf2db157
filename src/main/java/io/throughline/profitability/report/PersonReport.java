package io.throughline.profitability.report;

import static io.throughline.print.Figures.Kind.AMOUNT;
import static io.throughline.print.Figures.Kind.HOURS;
import static io.throughline.print.Figures.Kind.PERCENT;
import static io.throughline.print.Figures.Kind.TEXT;

import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.Dimension;
import io.throughline.profitability.Profitability;
import io.throughline.profitability.ReportFilter;
import io.throughline.quantity.Rounding;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How much of each person's approved time is billable, and what was invoiced for it. What an hour of theirs costs is not told. */
@Component
class PersonReport implements Report {
    private final Profitability profitability;
    private final People people;

    PersonReport(Profitability profitability, People people) {
        this.profitability = profitability;
        this.people = people;
    }

    @Override
    public String name() {
        return "billable-efficiency";
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.FROM, Filter.TO, Filter.PERSON);
    }

    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("person", TEXT);
        columns.put("name", TEXT);
        columns.put("role", TEXT);
        columns.put("hours", HOURS);
        columns.put("billableHours", HOURS);
        columns.put("utilisation", PERCENT);
        columns.put("revenue", AMOUNT);
        columns.put("perHour", AMOUNT);
        var rows = profitability.earned(Dimension.PERSON, filter.from(), filter.to()).stream().filter(e -> people.find(e.key()).isPresent())
                .filter(e -> filter.person() == null || filter.person().equals(e.key())).map(e -> {
                    var person = people.find(e.key());
                    var row = new LinkedHashMap<String, Object>();
                    row.put("person", e.key());
                    row.put("name", person.map(Person::name).orElse(e.key()));
                    row.put("role", person.map(Person::role).orElse(""));
                    row.put("hours", e.hours());
                    row.put("billableHours", e.billableHours());
                    row.put("revenue", e.revenue());
                    row.put("perHour", e.hours().signum() == 0 ? null : e.revenue().divide(e.hours(), 2, Rounding.MODE));
                    Shares.of(row);
                    return (Map<String, Object>) row;
                }).toList();
        return List.of(new ReportTable(name(), columns, rows, List.of("hours", "billableHours", "revenue"), List.of("hours", "billableHours")));
    }
}
