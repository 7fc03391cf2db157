package io.throughline.print;

import java.util.List;
import java.util.Map;

/** Rows of figures, ready to be printed or put into a spreadsheet: {@code label} and {@code title} as they are read, values by column key. */
public record Figures(String title, List<Column> columns, List<Map<String, Object>> rows, Map<String, Object> total) {

    public enum Kind { TEXT, DATE, COUNT, HOURS, AMOUNT, PERCENT }

    public record Column(String key, String label, Kind kind) {
        public boolean isNumber() {
            return kind != Kind.TEXT && kind != Kind.DATE;
        }
    }
}
