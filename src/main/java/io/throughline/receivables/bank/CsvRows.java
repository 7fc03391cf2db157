package io.throughline.receivables.bank;

import io.throughline.api.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/** The rows of a CSV, with quotes as RFC 4180 has them; empty lines are left out. */
final class CsvRows {

    /** {@code line}: where it begins, the first is 1. */
    record Row(int line, List<String> cells) {}

    private CsvRows() {}

    static List<Row> of(String text, char separator) {
        var rows = new ArrayList<Row>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begun = 1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted) {
                if (i == text.length()) throw new InvalidInput("line %d".formatted(begun), "a quote is opened and never closed");
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') cell.append(text.charAt(++i));
                else if (c == '"') quoted = false;
                else cell.append(c);
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == separator || c == '\n') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    if (cells.stream().anyMatch(t -> !t.isEmpty())) rows.add(new Row(begun, List.copyOf(cells)));
                    cells.clear();
                    begun = line + 1;
                }
            } else {
                cell.append(c);
            }
            if (c == '\n') line++;
        }
        return rows;
    }
}
