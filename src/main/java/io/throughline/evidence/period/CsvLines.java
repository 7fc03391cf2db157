package io.throughline.evidence.period;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values back, quotation marks and line feeds within them included. */
final class CsvLines {
    private CsvLines() {}

    static List<List<String>> of(String text) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' && !quoted) {
                line.add(cell.toString());
                cell.setLength(0);
                lines.add(List.copyOf(line));
                line.clear();
            } else if (c != '\r' || quoted) {
                cell.append(c);
            }
        }
        return lines;
    }
}
