package io.throughline.profitability.report;

import io.throughline.print.Figures.Kind;
import io.throughline.profitability.ReportFilter;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * A report that is a query. Its head, in comments, says {@code place}, {@code filters}, {@code columns} with their kinds and, if wanted, which are
 * {@code summed} and drawn ({@code chart}), and on what its page {@code opens}. Columns of the query have the names of the report's; filters are {@code :from}, {@code :to}, {@code :asOf},
 * {@code :project}, {@code :client}, {@code :person}, null where they are not asked for.
 */
final class SqlReport implements Report {
    private final String name;
    private final Map<String, String> head;
    private final Map<String, Kind> columns;
    private final String sql;
    private final NamedParameterJdbcTemplate jdbc;

    private SqlReport(String name, Map<String, String> head, Map<String, Kind> columns, String sql, NamedParameterJdbcTemplate jdbc) {
        this.name = name;
        this.head = head;
        this.columns = columns;
        this.sql = sql;
        this.jdbc = jdbc;
    }

    static SqlReport of(String name, String text, NamedParameterJdbcTemplate jdbc) {
        var head = text.lines().takeWhile(l -> l.startsWith("--")).filter(l -> l.contains(":")).map(l -> l.substring(2).split(":", 2))
                .collect(Collectors.toMap(l -> l[0].strip(), l -> l[1].strip()));
        var columns = new LinkedHashMap<String, Kind>();
        for (var column : words(head.get("columns"), ",")) {
            var parts = column.strip().split("\\s+");
            columns.put(parts[0], Kind.valueOf(parts[1]));
        }
        return new SqlReport(name, head, columns, text, jdbc);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int place() {
        return Integer.parseInt(head.get("place"));
    }

    @Override
    public Set<Filter> filters() {
        var filters = EnumSet.noneOf(Filter.class);
        words(head.get("filters"), "\\s+").forEach(f -> filters.add(Filter.valueOf(f)));
        return filters;
    }

    @Override
    public Opening opensOn() {
        return head.containsKey("opens") ? Opening.valueOf(head.get("opens")) : Report.super.opensOn();
    }

    @Override
    public List<ReportTable> tables(ReportFilter filter) {
        var asked = new MapSqlParameterSource().addValue("from", filter.from(), Types.DATE).addValue("to", filter.to(), Types.DATE).addValue("asOf", filter.asOf(), Types.DATE)
                .addValue("project", filter.project(), Types.VARCHAR).addValue("client", filter.client(), Types.VARCHAR).addValue("person", filter.person(), Types.VARCHAR);
        var rows = jdbc.query(sql, asked, (row, n) -> row(row));
        return List.of(new ReportTable(name, columns, rows, words(head.get("summed"), "\\s+"), words(head.get("chart"), "\\s+")));
    }

    private Map<String, Object> row(ResultSet found) throws SQLException {
        var row = new LinkedHashMap<String, Object>();
        for (var column : columns.entrySet()) {
            row.put(column.getKey(), switch (column.getValue()) {
                case TEXT -> found.getString(column.getKey());
                case DATE -> found.getObject(column.getKey(), LocalDate.class);
                case COUNT -> whole(found.getBigDecimal(column.getKey()), 0);
                case PERCENT -> whole(found.getBigDecimal(column.getKey()), 1);
                default -> whole(found.getBigDecimal(column.getKey()), 2);
            });
        }
        return row;
    }

    private static BigDecimal whole(BigDecimal value, int decimals) {
        return value == null ? null : Rounding.round(value, decimals);
    }

    private static List<String> words(String text, String between) {
        return text == null || text.isBlank() ? List.of() : Arrays.stream(text.split(between)).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }
}
