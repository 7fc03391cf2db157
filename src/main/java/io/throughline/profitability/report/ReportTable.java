package io.throughline.profitability.report;

import io.throughline.print.Figures.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows by column key. {@code summed} names the columns whose total means something; {@code chart} the two that are drawn, or none; {@code overall}
 * says of everything what cannot be added up, e.g. an average.
 */
public record ReportTable(String name, Map<String, Kind> columns, List<Map<String, Object>> rows, List<String> summed, List<String> chart, Map<String, Object> overall) {

    ReportTable(String name, Map<String, Kind> columns, List<Map<String, Object>> rows, List<String> summed, List<String> chart) {
        this(name, columns, rows, summed, chart, Map.of());
    }

    /** The sum of each summed column, and the rates that follow from them; null where nothing is summed. */
    Map<String, Object> total() {
        if (summed.isEmpty() && overall.isEmpty() || rows.isEmpty()) return null;
        var total = new LinkedHashMap<>(overall);
        for (var key : summed) total.put(key, rows.stream().map(r -> (BigDecimal) r.get(key)).filter(v -> v != null).reduce(BigDecimal.ZERO, BigDecimal::add));
        Shares.of(total);
        return total;
    }
}
