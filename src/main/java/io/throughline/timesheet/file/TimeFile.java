package io.throughline.timesheet.file;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of another system's time, read row by row: what is in it, and what is wrong by line and column. The header is line 1. */
final class TimeFile {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).setTrim(true).get();
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    /** Names as they stand in the file; {@code billable} null where nothing is said. */
    record Row(long line, LocalDate date, String person, String project, String task, BigDecimal hours, Boolean billable, String note) {}

    final TimeFileShape shape;
    final List<Row> rows = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();

    private final List<String> columns;

    private TimeFile(TimeFileShape shape, List<String> columns) {
        this.shape = shape;
        this.columns = columns;
    }

    /** {@code wanted} null: the header tells whose shape it is. */
    static TimeFile read(String text, TimeFileShape wanted) {
        try (var parser = CSVParser.builder().setReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text)).setFormat(FORMAT).get()) {
            var columns = parser.getHeaderNames();
            var shape = wanted != null ? wanted : TimeFileShape.of(columns).orElseThrow(() -> new InvalidInput("line 1",
                    "The columns %s are of none of the shapes %s.".formatted(columns, Arrays.toString(TimeFileShape.values()))));
            var missing = shape.missing(columns);
            if (!missing.isEmpty()) throw new InvalidInput("line 1", "A file of %s has a column %s; this one has %s.".formatted(shape, String.join(", and ", missing), columns));
            var file = new TimeFile(shape, columns);
            long line = 2;
            for (var row : parser) {
                file.take(row, columns, line);
                line = parser.getCurrentLineNumber() + 1;
            }
            return file;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new InvalidInput("file", "It cannot be read as CSV; look for a quotation mark that is not closed, or a column that is there twice.");
        }
    }

    /** {@code names}: what the column may be called; it is told by the name it has here. */
    void problem(long line, List<String> names, String why) {
        problems.add(new Problem("line %d, column %s".formatted(line, names.stream().filter(columns::contains).findFirst().orElse(names.get(0))), why));
    }

    private void take(CSVRecord row, List<String> columns, long line) {
        if (row.size() != columns.size()) {
            problems.add(new Problem("line " + line, "It has %d fields, the header has %d.".formatted(row.size(), columns.size())));
            return;
        }
        int before = problems.size();
        var fields = row.toMap();
        var date = date(value(fields, shape.date), line);
        var hours = hours(value(fields, shape.hours), line);
        var person = value(fields, shape.person);
        if (person.isEmpty() && shape.lastName != null) person = (fields.getOrDefault(shape.firstName, "") + " " + fields.getOrDefault(shape.lastName, "")).strip();
        if (problems.size() == before) {
            rows.add(new Row(line, date, person, value(fields, shape.project), value(fields, shape.task), hours, yes(value(fields, shape.billable), line), value(fields, shape.note)));
        }
    }

    /** Of the columns that say it, the first that does. */
    private static String value(Map<String, String> fields, List<String> columns) {
        return columns.stream().map(c -> fields.getOrDefault(c, "")).filter(v -> !v.isBlank()).findFirst().orElse("").strip();
    }

    private LocalDate date(String text, long line) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problem(line, shape.date, "'%s' is no date; write 2026-01-31.".formatted(brief(text)));
            return null;
        }
    }

    /** {@code 1.5}, {@code 1:30} or {@code 1:30:00}. */
    private BigDecimal hours(String text, long line) {
        try {
            if (!text.contains(":")) return new BigDecimal(text).setScale(2, RoundingMode.HALF_UP);
            var parts = text.split(":");
            var minutes = new BigDecimal(parts[1]).add(parts.length > 2 ? new BigDecimal(parts[2]).divide(SIXTY, 6, RoundingMode.HALF_UP) : BigDecimal.ZERO);
            return new BigDecimal(parts[0]).add(minutes.divide(SIXTY, 6, RoundingMode.HALF_UP)).setScale(2, RoundingMode.HALF_UP);
        } catch (ArithmeticException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            problem(line, shape.hours, "'%s' is no time; write 1.5 or 1:30.".formatted(brief(text)));
            return null;
        }
    }

    private Boolean yes(String text, long line) {
        return switch (text.toLowerCase()) {
            case "" -> null;
            case "yes", "true", "1", "ja" -> true;
            case "no", "false", "0", "nein" -> false;
            default -> {
                problem(line, shape.billable, "'%s' is neither yes nor no.".formatted(brief(text)));
                yield null;
            }
        };
    }

    static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
