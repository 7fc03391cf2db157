package io.throughline.profitability.report;

import io.throughline.print.BarChart;
import io.throughline.print.Figures;
import io.throughline.print.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

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
        var lines = new ArrayList<Line>();
        figures.rows().forEach(r -> lines.add(new Line(r, "ROW")));
        if (lines.isEmpty()) lines.add(new Line(Map.of(), "NONE"));
        if (figures.total() != null) lines.add(new Line(figures.total(), "TOTAL"));
        return own ? new Sheet(table.name(), p, lines.stream().map(l -> l.among(l.values)).toList()) : new Sheet("table", p, lines.stream().map(l -> l.asText(figures, words)).toList(), figures.columns());
    }

    /** A row, the total, or the sentence that there is none; a column may be called "kind" itself. */
    private record Line(Map<String, Object> values, String kind) {
        Map<String, Object> among(Map<String, Object> cells) {
            var row = new HashMap<>(cells);
            row.put("kind", kind);
            return row;
        }

        Map<String, Object> asText(Figures figures, ReportWords words) {
            var text = new HashMap<String, Object>();
            figures.columns().forEach(c -> text.put("cell_" + c.key(), words.text(c.kind(), values.get(c.key()))));
            return among(text);
        }
    }

    private BarChart chart(ReportTable table) {
        if (table.chart().isEmpty() || table.rows().isEmpty()) return null;
        var first = table.chart().get(0);
        var second = table.chart().size() > 1 ? table.chart().get(1) : null;
        var format = ReportChart.figures(table.rows(), first, words.language());
        var bars = ReportChart.order(table).filter(r -> r.get(first) != null).limit(BARS)
                .map(r -> new BarChart.Bar(ReportChart.label(words.said(r)), number(r.get(first)), second == null ? 0 : number(r.get(second)),
                        format.format(r.get(first)))).toList();
        return new BarChart(words.say("column." + first), second == null ? "" : words.say("column." + second), bars, WIDTH);
    }

    private static double number(Object value) {
        return value == null ? 0 : ((BigDecimal) value).doubleValue();
    }
}
