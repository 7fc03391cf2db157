package io.throughline.evidence.period;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A query's rows as comma-separated values, with the columns' names above. */
final class Csv {
    private Csv() {}

    static byte[] of(JdbcTemplate jdbc, String sql, Object... values) {
        var text = new StringBuilder();
        jdbc.query(sql, rows -> {
            var columns = rows.getMetaData();
            text.append(IntStream.rangeClosed(1, columns.getColumnCount()).mapToObj(n -> label(columns, n)).collect(Collectors.joining(","))).append("\r\n");
            while (rows.next()) {
                for (int n = 1; n <= columns.getColumnCount(); n++) text.append(n == 1 ? "" : ",").append(cell(rows.getString(n)));
                text.append("\r\n");
            }
            return null;
        }, values);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String label(java.sql.ResultSetMetaData columns, int n) {
        try {
            return columns.getColumnLabel(n);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Text that a spreadsheet would take for a formula begins with an apostrophe. */
    static String cell(String value) {
        if (value == null) return "";
        var safe = value.matches("(?s)[=+@\\t\\r].*|-.*[^0-9.].*") ? "'" + value : value;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
