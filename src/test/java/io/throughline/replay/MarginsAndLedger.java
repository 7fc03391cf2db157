package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.profitability.Dimension;
import io.throughline.profitability.Profitability;
import io.throughline.profitability.Profitability.Earned;
import io.throughline.replay.deed.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each margin report beside the ledger's postings of the same invoices and expenses, to the cent; labour, which the ledger keeps only at month-ends, beside the hours and cost rates. */
final class MarginsAndLedger {
    private static final String REVENUE = """
            select %s as key, sum(l.credit - l.debit) as amount from app.ledger_line l join app.ledger_entry e on e.id = l.entry_id
            join app.invoice i on 'invoice:' || i.id = l.item where l.account = '4000' group by 1""";
    private static final String SPENT = """
            select %s as key, sum(l.debit - l.credit) as amount from app.ledger_line l join app.ledger_entry e on e.id = l.entry_id
            join app.expense x on 'expense:' || x.id = l.item join app.project i on i.code = x.project_code where l.account = '6000' group by 1""";
    private static final String LABOUR = """
            select sum(cost) from (select round(sum(e.hours * (select r.cost_rate from app.person_rate r where r.person_code = e.person_code and r.valid_from <= e.work_date
                       order by r.valid_from desc, r.id desc limit 1)), 2) as cost from app.time_entry e join app.project i on i.code = e.project_code where e.state = 'APPROVED' group by %s) c""";
    private final Profitability profitability;
    private final JdbcClient jdbc;
    private final LocalDate first;
    private final LocalDate last;

    MarginsAndLedger(Stage stage, LocalDate first, LocalDate last) {
        this.profitability = stage.the(Profitability.class);
        this.jdbc = stage.the(JdbcClient.class);
        this.first = first;
        this.last = last;
    }

    void agree() {
        var projects = by(Dimension.PROJECT);
        assertThat(sums(projects, Earned::revenue)).as("revenue by project").isEqualTo(posted(REVENUE, "i.project_code"));
        assertThat(sums(projects, Earned::expenseCost)).as("expenses by project").isEqualTo(posted(SPENT, "i.code"));
        assertThat(sum(projects, Earned::labourCost)).as("labour by project").isEqualByComparingTo(labour("e.project_code"));
        var clients = by(Dimension.CLIENT);
        assertThat(sums(clients, Earned::revenue)).as("revenue by client").isEqualTo(posted(REVENUE, "i.client_code"));
        assertThat(sums(clients, Earned::expenseCost)).as("expenses by client").isEqualTo(posted(SPENT, "i.client_code"));
        assertThat(sum(clients, Earned::labourCost)).as("labour by client").isEqualByComparingTo(labour("i.client_code, e.project_code"));
        var months = by(Dimension.MONTH);
        assertThat(sums(months, Earned::revenue)).as("revenue by month").isEqualTo(posted(REVENUE, "to_char(e.entry_date, 'YYYY-MM')"));
        assertThat(sums(months, Earned::expenseCost)).as("expenses by month").isEqualTo(posted(SPENT, "to_char(e.entry_date, 'YYYY-MM')"));
        var persons = by(Dimension.PERSON);
        assertThat(sum(persons, Earned::expenseCost)).as("expenses by person").isEqualByComparingTo(sum(projects, Earned::expenseCost));
        assertThat(sum(persons, Earned::hours)).as("hours by person").isEqualByComparingTo(sum(projects, Earned::hours));
        // Each line is brought into the books' currency by itself, so half a cent a line may go either way.
        var lines = jdbc.sql("select count(*) from app.invoice_line l join app.invoice i on i.id = l.invoice_id where i.currency <> 'EUR'").query(BigDecimal.class).single();
        assertThat(sum(persons, Earned::revenue).subtract(sum(projects, Earned::revenue)).abs()).as("revenue by person").isLessThanOrEqualTo(lines.multiply(new BigDecimal("0.005")));
    }

    private Map<String, Earned> by(Dimension dimension) {
        return profitability.earned(dimension, first, last).stream().collect(Collectors.toMap(Earned::key, Function.identity()));
    }

    private static Map<String, BigDecimal> sums(Map<String, Earned> rows, Function<Earned, BigDecimal> of) {
        return rows.entrySet().stream().filter(r -> of.apply(r.getValue()).signum() != 0).collect(Collectors.toMap(Map.Entry::getKey, r -> of.apply(r.getValue()).setScale(2)));
    }

    private static BigDecimal sum(Map<String, Earned> rows, Function<Earned, BigDecimal> of) {
        return rows.values().stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, BigDecimal> posted(String sql, String key) {
        return jdbc.sql(sql.formatted(key)).query((row, n) -> Map.entry(row.getString(1), row.getBigDecimal(2).setScale(2))).list().stream().filter(e -> e.getValue().signum() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private BigDecimal labour(String key) {
        return jdbc.sql(LABOUR.formatted(key)).query(BigDecimal.class).single();
    }
}
