package io.throughline.profitability.report;

import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.util.Map;

/** Percentages of a row, worked out from its own sums, so that a total's percentage is that of the totals. */
final class Shares {
    private Shares() {}

    static void of(Map<String, Object> row) {
        put(row, "marginPercent", "margin", "revenue");
        put(row, "utilisation", "billableHours", "hours");
        put(row, "used", "hours", "budgetHours");
        put(row, "share", "actual", "planned");
    }

    private static void put(Map<String, Object> row, String key, String part, String whole) {
        if (row.get(part) instanceof BigDecimal p && row.get(whole) instanceof BigDecimal w && w.signum() > 0) {
            row.put(key, p.movePointRight(2).divide(w, 1, Rounding.MODE));
        }
    }
}
