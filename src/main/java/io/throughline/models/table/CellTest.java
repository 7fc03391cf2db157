package io.throughline.models.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An input cell in the usual forms, read without the engine: texts, numbers, booleans, dates, comparisons, intervals, lists of these, {@code not(…)}.
 * Values are String, BigDecimal, Boolean or LocalDateTime.
 */
public final class CellTest {
    private static final Pattern DATE = Pattern.compile("date(?: and time)?\\(\\s*\"([^\"]+)\"\\s*\\)");
    private static final Pattern INTERVAL = Pattern.compile("([\\[(\\]])\\s*(.+?)\\s*\\.\\.\\s*(.+?)\\s*([\\])\\[])");
    private final List<Object[]> tests;
    private final boolean negated;

    private CellTest(List<Object[]> tests, boolean negated) {
        this.tests = tests;
        this.negated = negated;
    }

    /** Empty where the cell is of a form that only the engine can read. */
    public static Optional<CellTest> of(String cell) {
        var text = cell.strip();
        boolean not = text.startsWith("not(") && text.endsWith(")");
        if (not) text = text.substring(4, text.length() - 1).strip();
        var tests = new ArrayList<Object[]>();
        if (!text.isEmpty() && !text.equals("-")) {
            for (var part : parts(text)) {
                var test = test(part.strip());
                if (test == null) return Optional.empty();
                tests.add(test);
            }
        }
        return Optional.of(new CellTest(tests, not));
    }

    public boolean accepts(Object value) {
        if (tests.isEmpty()) return true;
        boolean any = false;
        for (var test : tests) any |= holds(test, value);
        return any != negated;
    }

    /** The values at which the answer may change. */
    List<Object> edges() {
        var edges = new ArrayList<Object>();
        for (var test : tests) for (int i = 1; i < test.length; i++) if (!(test[i] instanceof Character)) edges.add(test[i]);
        return edges;
    }

    private static Object[] test(String text) {
        for (var sign : List.of("<=", ">=", "<", ">", "=")) {
            if (!text.startsWith(sign)) continue;
            var value = literal(text.substring(sign.length()));
            return value == null ? null : new Object[] {sign, value};
        }
        var interval = INTERVAL.matcher(text);
        if (interval.matches()) {
            var from = literal(interval.group(2));
            var to = literal(interval.group(3));
            return from == null || to == null ? null : new Object[] {"..", from, to, interval.group(1).charAt(0), interval.group(4).charAt(0)};
        }
        var value = literal(text);
        return value == null ? null : new Object[] {"=", value};
    }

    public static Object literal(String given) {
        var text = given.strip();
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        if (text.matches("-?\\d+(\\.\\d+)?")) return new BigDecimal(text).stripTrailingZeros();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") && text.indexOf('"', 1) == text.length() - 1) return text.substring(1, text.length() - 1);
        var date = DATE.matcher(text);
        if (!date.matches()) return null;
        try {
            return date.group(1).length() > 10 ? LocalDateTime.parse(date.group(1)) : LocalDate.parse(date.group(1)).atStartOfDay();
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean holds(Object[] test, Object value) {
        if (value.getClass() != test[1].getClass()) return false;
        int c = ((Comparable<Object>) value).compareTo(test[1]);
        return switch ((String) test[0]) {
            case "<=" -> c <= 0;
            case ">=" -> c >= 0;
            case "<" -> c < 0;
            case ">" -> c > 0;
            case "=" -> c == 0;
            default -> {
                int d = ((Comparable<Object>) value).compareTo(test[2]);
                yield (c > 0 || c == 0 && test[3].equals('[')) && (d < 0 || d == 0 && test[4].equals(']'));
            }
        };
    }

    /** Split at commas outside of quotes and brackets. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (!quoted && c == '(') depth++;
            else if (!quoted && c == ')') depth--;
            else if (!quoted && c == ',' && depth <= 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
