package io.throughline.api;

import io.throughline.api.InvalidInput.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A list that another system wrote, row by row, parted by comma, semicolon or tab. Columns are known by any of several names, capitals do not matter.
 * What is wrong is gathered by line and column; the header is line 1.
 */
public final class CsvFile {
    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_SHOWN = 40;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    private record Told(long line, Problem problem) {}

    private CsvFile(List<String> columns) {
        this.columns = columns;
    }

    public static CsvFile read(byte[] file) {
        try {
            return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInput("file", "It is no UTF-8; save it in that encoding.");
        }
    }

    public static CsvFile read(String given) {
        var text = given.startsWith("\uFEFF") ? given.substring(1) : given;
        var format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(text)).setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).setTrim(true).get();
        try (var parser = CSVParser.builder().setReader(new StringReader(text)).setFormat(format).get()) {
            var file = new CsvFile(parser.getHeaderNames());
            long line = 2;
            for (var record : parser) {
                if (record.size() == file.columns.size()) file.rows.add(file.new Row(line, record.toList()));
                else file.tell(line, "", "It has %d fields, the header has %d.".formatted(record.size(), file.columns.size()));
                line = parser.getCurrentLineNumber() + 1;
            }
            return file;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new InvalidInput("file", "It cannot be read as CSV; look for a quotation mark that is not closed, or a column that is there twice.");
        }
    }

    /** Whatever parts the header most often. */
    private static char delimiter(String text) {
        var header = text.lines().findFirst().orElse("");
        return header.chars().filter(c -> c == ',' || c == ';' || c == '\t').mapToObj(c -> (char) c).collect(Collectors.groupingBy(c -> c, LinkedHashMap::new, Collectors.counting()))
                .entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(',');
    }

    public List<String> columns() {
        return columns;
    }

    public List<Row> rows() {
        return rows;
    }

    /** The name that the column has here. */
    public Optional<String> column(List<String> names) {
        return names.stream().flatMap(name -> columns.stream().filter(c -> c.equalsIgnoreCase(name))).findFirst();
    }

    /** What the file cannot do without, each by any of its names. */
    @SafeVarargs
    public final CsvFile needs(List<String>... needed) {
        for (var names : needed) {
            if (column(names).isEmpty()) throw new InvalidInput("line 1", "There is no column %s; there are %s.".formatted(String.join(" or ", names), String.join(", ", columns)));
        }
        return this;
    }

    /** In the order of the lines. */
    public List<Problem> problems() {
        return told.stream().sorted(Comparator.comparingLong(Told::line)).map(Told::problem).toList();
    }

    public void throwProblems() {
        if (!told.isEmpty()) throw new InvalidInput(problems().stream().limit(MOST_PROBLEMS).toList());
    }

    private void tell(long line, String where, String why) {
        told.add(new Told(line, new Problem("line " + line + where, why)));
    }

    /** Long ones are cut. */
    public static String brief(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    public final class Row {
        private final long line;
        private final Map<String, String> fields;

        private Row(long line, List<String> values) {
            this.line = line;
            this.fields = IntStream.range(0, values.size()).boxed().collect(Collectors.toMap(i -> columns.get(i).toLowerCase(Locale.ROOT), values::get, (a, b) -> a));
        }

        public long line() {
            return line;
        }

        /** Of the columns that say it, the first that does; empty where none does. */
        public String value(List<String> names) {
            return names.stream().map(name -> fields.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip()).filter(v -> !v.isEmpty()).findFirst().orElse("");
        }

        public void problem(List<String> names, String why) {
            tell(line, ", column " + column(names).orElse(names.get(0)), why);
        }

        public void problem(String why) {
            tell(line, "", why);
        }
    }
}
