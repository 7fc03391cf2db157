package io.throughline.process;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Words and figures as forms show them. */
public final class Shown {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    private Shown() {}

    public static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** {@code "84 %"}; empty where there is nothing to be a part of. */
    public static String percent(BigDecimal part, BigDecimal whole) {
        return whole == null || whole.signum() == 0 ? "" : part.multiply(BigDecimal.valueOf(100)).divide(whole, 0, RoundingMode.HALF_UP) + " %";
    }

    public static String money(BigDecimal amount, String currency) {
        return Money.rounded(amount, currency).toString();
    }

    /** Rows of a form's table: each has its values in the order of the columns' keys. */
    public static List<Map<String, Object>> rows(String columns, List<?>... rows) {
        var keys = columns.split(",");
        return Stream.of(rows).map(values -> {
            var row = new LinkedHashMap<String, Object>();
            for (int i = 0; i < keys.length; i++) row.put(keys[i], String.valueOf(values.get(i)));
            return (Map<String, Object>) row;
        }).toList();
    }
}
