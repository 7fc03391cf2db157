package io.throughline.timesheet.file;

import io.throughline.api.CsvFile;
import io.throughline.api.InvalidInput;
import io.throughline.api.WrittenNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of another system's time: what each row says, as far as it can be read. */
final class TimeFile {
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    /** Names as they stand in the file; {@code billable} null where nothing is said. */
    record Line(CsvFile.Row row, LocalDate date, String person, String project, String task, BigDecimal hours, Boolean billable, String note) {}

    final CsvFile file;
    final TimeFileShape shape;
    final List<Line> lines = new ArrayList<>();

    private TimeFile(CsvFile file, TimeFileShape shape) {
        this.file = file;
        this.shape = shape;
    }

    /** {@code wanted} null: the header tells whose shape it is. */
    static TimeFile read(CsvFile file, TimeFileShape wanted) {
        var shape = wanted != null ? wanted : TimeFileShape.of(file).orElseThrow(() -> new InvalidInput("line 1",
                "The columns %s are of none of the shapes %s.".formatted(file.columns(), Arrays.toString(TimeFileShape.values()))));
        var missing = shape.missing(file);
        if (!missing.isEmpty()) throw new InvalidInput("line 1", "A file of %s has a column %s; this one has %s.".formatted(shape, String.join(", and ", missing), file.columns()));
        var read = new TimeFile(file, shape);
        file.rows().forEach(read::take);
        return read;
    }

    private void take(CsvFile.Row row) {
        var date = date(row);
        var hours = hours(row);
        var billable = billable(row);
        var person = row.value(shape.person);
        if (person.isEmpty() && shape.lastName != null) person = (row.value(List.of(shape.firstName)) + " " + row.value(List.of(shape.lastName))).strip();
        if (date != null && hours != null) lines.add(new Line(row, date, person, row.value(shape.project), row.value(shape.task), hours, billable, row.value(shape.note)));
    }

    private LocalDate date(CsvFile.Row row) {
        try {
            return LocalDate.parse(row.value(shape.date));
        } catch (DateTimeParseException e) {
            row.problem(shape.date, "'%s' is no date; write 2026-01-31.".formatted(CsvFile.brief(row.value(shape.date))));
            return null;
        }
    }

    /** {@code 1.5}, {@code 1:30} or {@code 1:30:00}. */
    private BigDecimal hours(CsvFile.Row row) {
        var text = row.value(shape.hours);
        try {
            if (!text.contains(":")) return WrittenNumber.of(text).setScale(2, RoundingMode.HALF_UP);
            var parts = text.split(":");
            var minutes = WrittenNumber.of(parts[1]).add(parts.length > 2 ? WrittenNumber.of(parts[2]).divide(SIXTY, 6, RoundingMode.HALF_UP) : BigDecimal.ZERO);
            return WrittenNumber.of(parts[0]).add(minutes.divide(SIXTY, 6, RoundingMode.HALF_UP)).setScale(2, RoundingMode.HALF_UP);
        } catch (ArithmeticException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            row.problem(shape.hours, "'%s' is no time; write 1.5 or 1:30.".formatted(CsvFile.brief(text)));
            return null;
        }
    }

    private Boolean billable(CsvFile.Row row) {
        var text = row.value(shape.billable);
        return switch (text.toLowerCase()) {
            case "" -> null;
            case "yes", "true", "1", "ja" -> true;
            case "no", "false", "0", "nein" -> false;
            default -> {
                row.problem(shape.billable, "'%s' is neither yes nor no.".formatted(CsvFile.brief(text)));
                yield null;
            }
        };
    }
}
