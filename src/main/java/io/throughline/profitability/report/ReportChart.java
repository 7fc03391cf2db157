package io.throughline.profitability.report;

import io.throughline.page.PairChart;
import io.throughline.page.PairChart.Pair;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is drawn of a table on its page: the same twelve largest rows as on its paper. */
public final class ReportChart {
    static final int ROWS = 12;

    private ReportChart() {}

    /** Null where the table has no measures to draw. */
    public static PairChart of(ReportTable table, ReportWords words, Function<Map<String, Object>, String> link) {
        if (table.chart().isEmpty() || table.rows().isEmpty()) return null;
        var first = table.chart().get(0);
        var second = table.chart().size() > 1 ? table.chart().get(1) : null;
        var format = figures(table.rows(), first, words.language());
        var rows = order(table).filter(r -> drawn(r.get(first)) || second != null && drawn(r.get(second))).filter(r -> r.get(first) != null).limit(ROWS)
                .map(r -> new Pair(label(words.said(r)), (BigDecimal) r.get(first), second == null ? null : (BigDecimal) r.get(second), format.format(r.get(first)),
                        second == null || r.get(second) == null ? null : format.format(r.get(second)), link.apply(r))).toList();
        return new PairChart(words.say("column." + first), second == null ? null : words.say("column." + second), rows);
    }

    /** Months as they follow, everything else the largest first. */
    static Stream<Map<String, Object>> order(ReportTable table) {
        var first = table.chart().get(0);
        if (table.columns().containsKey("month")) return table.rows().stream();
        return table.rows().stream().sorted(Comparator.comparing((Map<String, Object> r) -> (BigDecimal) r.get(first), Comparator.nullsFirst(Comparator.naturalOrder())).reversed());
    }

    /** Whole numbers, unless all are so small that they would look alike. */
    static NumberFormat figures(List<Map<String, Object>> rows, String measure, Locale language) {
        var format = NumberFormat.getNumberInstance(language);
        int decimals = rows.stream().map(r -> r.get(measure)).anyMatch(v -> v instanceof BigDecimal number && number.abs().compareTo(BigDecimal.TEN) >= 0) ? 0 : 2;
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }

    private static boolean drawn(Object value) {
        return value instanceof BigDecimal number && number.signum() != 0;
    }

    /** Tasks are called alike in many projects. */
    static String label(Map<String, Object> row) {
        var name = Objects.toString(row.getOrDefault("name", row.values().iterator().next()), "–");
        return row.containsKey("project") && row.containsKey("task") ? row.get("project") + " · " + name : name;
    }
}
