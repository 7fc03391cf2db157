package io.throughline.profitability.report;

import io.throughline.page.Formats;
import io.throughline.print.Figures;
import io.throughline.print.Figures.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** A figure as the reader's language writes it: {@code ${@figureText.of(column, row)}}. */
@Component("figureText")
public class FigureText {
    private final Formats formats;

    FigureText(Formats formats) {
        this.formats = formats;
    }

    public String of(Column column, Map<String, Object> row) {
        var value = row.get(column.key());
        if (value instanceof LocalDate day) return formats.date(day);
        if (!(value instanceof BigDecimal number)) return value == null ? "" : value.toString();
        return switch (column.kind()) {
            case PERCENT -> formats.number(number, 1);
            case COUNT -> formats.number(number, 0);
            default -> formats.number(number, 2);
        };
    }

    /** {@code style} null for none. */
    public record Cell(String label, String text, String style) {}

    /** A row as it is looked at: where it leads (null for nowhere), its first cell, what is said beneath that, and the others. */
    public record Line(String link, Cell first, List<String> beneath, List<Cell> others) {}

    /** The first rows of a table, made here once: a page that asks for each cell by itself takes twice as long. */
    public List<Line> lines(Figures table, List<Column> below, List<String> links, int shown) {
        var first = table.columns().get(0);
        var others = table.columns().subList(1 + below.size(), table.columns().size());
        return IntStream.range(0, Math.min(shown, table.rows().size())).mapToObj(place -> {
            var row = table.rows().get(place);
            var name = of(first, row);
            return new Line(links.get(place), new Cell(first.label(), name, name.contains(" ") ? null : "nowrap"), below.stream().map(c -> of(c, row)).toList(),
                    others.stream().map(c -> cell(c, of(c, row))).toList());
        }).toList();
    }

    private static Cell cell(Column column, String text) {
        if (column.isNumber()) return new Cell(column.label(), text, "num");
        if (column.kind() == Figures.Kind.DATE || !text.contains(" ") && text.length() < 16) return new Cell(column.label(), text, "nowrap");
        return new Cell(column.label(), text, text.length() > 24 ? "long" : null);
    }
}
