package io.throughline.print;

import io.throughline.print.Figures.Column;
import io.throughline.print.Figures.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;

/** {@code reports/table.jrxml} with columns put in: the paper of every table that has no template of its own. Cells are text. */
final class TablePlate {
    private static final int WIDTH = 762;
    private static final int GAP = 10;
    private final List<Column> columns;
    private final int[] left;
    private final int[] wide;

    TablePlate(List<Column> columns) {
        this.columns = columns;
        this.left = new int[columns.size()];
        this.wide = new int[columns.size()];
        double all = columns.stream().mapToDouble(TablePlate::weight).sum();
        double unit = (WIDTH - GAP * (columns.size() - 1.0)) / all;
        double x = 0;
        for (int i = 0; i < columns.size(); i++) {
            double next = x + weight(columns.get(i)) * unit;
            left[i] = (int) Math.round(x);
            wide[i] = (int) Math.round(next) - left[i];
            x = next + GAP;
        }
    }

    private static double weight(Column column) {
        return switch (column.kind()) {
            case TEXT -> column.key().matches("currency|level") ? 1.4 : column.key().matches("state|kind") ? 2.0 : column.key().matches("why|definition|reason|note") ? 5.5 : column.key().matches("name|about") ? 3.4 : 2.2;
            case DATE -> 1.7;
            case COUNT, PERCENT -> 1.3;
            case HOURS -> 1.6;
            case AMOUNT -> 1.9;
        };
    }

    /** One and the same for the same columns. */
    String key() {
        return columns.stream().map(c -> c.key() + ":" + c.kind()).collect(Collectors.joining(","));
    }

    String jrxml() {
        try {
            var text = new ClassPathResource("reports/table.jrxml").getContentAsString(StandardCharsets.UTF_8);
            return text.replaceFirst("<!-- FIELDS[^>]*-->", each((c, i) -> "<field name=\"cell_%s\" class=\"java.lang.String\"/>".formatted(c.key())))
                    .replace("<!-- HEADS -->", each((c, i) -> cell(i, 8, 24, " style=\"head\" vTextAlign=\"Bottom\"", "$R{column." + c.key() + "}")))
                    .replace("<!-- CELLS -->", each((c, i) -> cell(i, 4, 12, " fontSize=\"9.0\" textAdjust=\"" + (c.kind() == Kind.TEXT ? "StretchHeight" : "ScaleFont") + "\"", "$F{cell_" + c.key() + "}")))
                    .replace("<!-- TOTALS -->", each((c, i) -> cell(i, 6, 12, " style=\"strong\" fontSize=\"9.0\" textAdjust=\"ScaleFont\"", "$F{cell_" + c.key() + "}")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String each(BiFunction<Column, Integer, String> part) {
        return IntStream.range(0, columns.size()).mapToObj(i -> part.apply(columns.get(i), i)).collect(Collectors.joining("\n"));
    }

    private String cell(int i, int y, int height, String looks, String expression) {
        return "<element kind=\"textField\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"%s%s blankWhenNull=\"true\"><expression><![CDATA[%s]]></expression></element>"
                .formatted(left[i], y, wide[i], height, columns.get(i).isNumber() ? " hTextAlign=\"Right\"" : "", looks, expression);
    }
}
