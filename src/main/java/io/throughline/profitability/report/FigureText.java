package io.throughline.profitability.report;

import io.throughline.page.Formats;
import io.throughline.print.Figures.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
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
}
