package io.throughline.print;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A template of {@code reports/} and what it is filled with; with {@code columns} the one for tables of any, whose cells are text. */
public record Sheet(String report, Map<String, Object> parameters, Collection<? extends Map<String, ?>> rows, List<Figures.Column> columns) {

    public Sheet(String report, Map<String, Object> parameters, Collection<? extends Map<String, ?>> rows) {
        this(report, parameters, rows, null);
    }
}
