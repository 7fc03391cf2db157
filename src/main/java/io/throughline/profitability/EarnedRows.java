package io.throughline.profitability;

import io.throughline.profitability.Profitability.Earned;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns that every margin has, in the books' currency. */
public final class EarnedRows {
    private EarnedRows() {}

    public static Map<String, Object> of(Earned earned) {
        var row = new LinkedHashMap<String, Object>();
        row.put("hours", earned.hours());
        row.put("billableHours", earned.billableHours());
        row.put("revenue", earned.revenue());
        row.put("labour", earned.labourCost());
        row.put("expenses", earned.expenseCost());
        row.put("cost", earned.labourCost().add(earned.expenseCost()));
        row.put("margin", earned.margin());
        return row;
    }
}
