package io.throughline.profitability.report;

import io.throughline.print.BarChart;
import io.throughline.print.Figures;
import io.throughline.print.Sheet;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A table on its template, with its bars above it: the twelve largest. */
final class ReportPaper {
    private static final int BARS = 12;
    private static final int WIDTH = 762;
    private final ReportWords words;
    private final String firm;
    private final String asked;
    private final String remark;

    ReportPaper(ReportWords words, String firm, String asked, String remark) {
        this.words = words;
        this.firm = firm;
        this.asked = asked;
        this.remark = remark;
    }

    /** {@code own}: the table has a template of its own; else cells are text in the one for all. */
    Sheet sheet(ReportTable table, boolean own) {
        var figures = words.figures(table);
        var p = new HashMap<String, Object>();
        p.put("title", figures.title());
        p.put("sentence", words.sentence(table.name()));
        p.put("asked", asked);
        p.put("remark", remark);
        p.put("firm", firm);
        p.put("pagesBefore", 0);
        p.put("chart", chart(table));
        var rows = figures.rows().stream().map(r -> row(r, "ROW")).toList();
        var total = figures.total() == null ? Stream.<Map<String, Object>>empty() : Stream.of(row(figures.total(), "TOTAL"));
        var all = Stream.concat(rows.isEmpty() ? Stream.of(Map.<String, Object>of("kind", "NONE")) : rows.stream(), total).toList();
        return own ? new Sheet(table.name(), p, all) : new Sheet("table", p, all.stream().map(r -> asText(figures, r)).toList(), figures.columns());
    }

    private Map<String, Object> asText(Figures figures, Map<String, Object> row) {
        var text = new HashMap<String, Object>();
        text.put("kind", row.get("kind"));
        figures.columns().forEach(c -> text.put("cell_" + c.key(), words.text(c.kind(), row.get(c.key()))));
        return text;
    }

    private static Map<String, Object> row(Map<String, Object> values, String kind) {
        var row = new HashMap<>(values);
        row.put("kind", kind);
        return row;
    }

    private BarChart chart(ReportTable table) {
        if (table.chart().isEmpty() || table.rows().isEmpty()) return null;
        var first = table.chart().get(0);
        var second = table.chart().size() > 1 ? table.chart().get(1) : null;
        var format = NumberFormat.getIntegerInstance(words.language());
        var bars = ReportChart.order(table).filter(r -> r.get(first) != null).limit(BARS)
                .map(r -> new BarChart.Bar(ReportChart.label(r), number(r.get(first)), second == null ? 0 : number(r.get(second)),
                        format.format(r.get(first)))).toList();
        return new BarChart(words.say("column." + first), second == null ? "" : words.say("column." + second), bars, WIDTH);
    }

    private static double number(Object value) {
        return value == null ? 0 : ((BigDecimal) value).doubleValue();
    }
}
