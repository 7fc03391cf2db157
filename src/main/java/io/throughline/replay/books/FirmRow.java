package io.throughline.replay.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** A row under examination: each field is asked for by its column and kind; what can't be taken becomes a finding and is answered as null. */
public final class FirmRow {
    static final int NAME_LIMIT = 200;
    static final int CODE_LIMIT = 60;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (CODE_LIMIT - 1) + "}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,10})?");
    private final String file;
    private final long line;
    private final List<String> header;
    private final CSVRecord row;
    private final Findings findings;
    private boolean sound = true;

    FirmRow(String file, long line, List<String> header, CSVRecord row, Findings findings) {
        this.file = file;
        this.line = line;
        this.header = header;
        this.row = row;
        this.findings = findings;
    }

    /** No field asked for so far was wrong. */
    public boolean sound() {
        return sound;
    }

    long line() {
        return line;
    }

    public void wrong(String column, String reason) {
        sound = false;
        findings.add(file, line, header.indexOf(column) + 1, column + ": " + reason);
    }

    public String raw(String column) {
        return row.get(header.indexOf(column));
    }

    /** Letters, digits, dot, dash and underscore, as codes and ids are. */
    String code(String column) {
        var value = raw(column);
        if (CODE.matcher(value).matches()) return value;
        wrong(column, value.isEmpty() ? "a code is missing"
                : "%s is no code: letters, digits, '.', '-' and '_', at most %d".formatted(Findings.quoted(value), CODE_LIMIT));
        return null;
    }

    /** One line of text, not blank. */
    String name(String column) {
        return name(column, NAME_LIMIT);
    }

    String name(String column, int limit) {
        var value = FirmWords.repaired(raw(column)).strip();
        if (value.isBlank()) wrong(column, "must not be empty");
        else if (value.length() > limit) wrong(column, "has %,d characters; %d are allowed".formatted(value.length(), limit));
        else if (value.chars().anyMatch(Character::isISOControl)) {
            wrong(column, "%s holds a line break or another control character".formatted(Findings.quoted(value)));
        } else return value;
        return null;
    }

    /** Text that may be empty and may run over several lines. */
    String note(String column, int limit) {
        var value = FirmWords.repaired(raw(column));
        if (value.length() > limit) wrong(column, "has %,d characters; %,d are allowed".formatted(value.length(), limit));
        else if (value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) wrong(column, "holds a control character");
        else return value;
        return null;
    }

    LocalDate date(String column) {
        try {
            var day = LocalDate.parse(raw(column), DATE);
            if (day.getYear() >= 1900 && day.getYear() <= 2199) return day;
        } catch (DateTimeParseException e) {
            // told below, as for a date in another age
        }
        wrong(column, "%s is no date; write 2026-11-21".formatted(Findings.quoted(raw(column))));
        return null;
    }

    /** From min to max, with at most so many decimals. */
    public BigDecimal number(String column, String min, String max, int decimals) {
        var value = raw(column);
        if (!NUMBER.matcher(value).matches()) {
            wrong(column, "%s is no number; write 1234.50".formatted(Findings.quoted(value)));
            return null;
        }
        var number = new BigDecimal(value);
        if (number.compareTo(new BigDecimal(min)) < 0) wrong(column, "%s is less than %s".formatted(value, min));
        else if (number.compareTo(new BigDecimal(max)) > 0) wrong(column, "%s is more than %s".formatted(value, max));
        else if (number.stripTrailingZeros().scale() > decimals) wrong(column, "%s has more than %d decimals".formatted(value, decimals));
        else return number;
        return null;
    }

    Integer whole(String column, int min, int max) {
        var number = number(column, Integer.toString(min), Integer.toString(max), 0);
        return number == null ? null : number.intValueExact();
    }

    Boolean yesNo(String column) {
        var value = raw(column);
        if (value.equals("true") || value.equals("false")) return value.equals("true");
        wrong(column, "%s is neither true nor false".formatted(Findings.quoted(value)));
        return null;
    }
}
