package io.throughline.replay.books;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One CSV file, read row by row: a header with the named columns in any order, then rows of exactly as many fields. */
public final class FirmTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
    private final Path path;
    private final String file;
    private final Findings findings;

    public FirmTable(Path folder, String file, Findings findings) {
        this.path = folder.resolve(file);
        this.file = file;
        this.findings = findings;
    }

    /** Hands over each row of the right length; answers whether the file could be read as a table at all. */
    public boolean read(List<String> columns, Consumer<FirmRow> each) {
        if (!readable(path, file, findings)) return false;
        long line = 1;
        try (var parser = CSVParser.builder().setReader(Utf8.open(path)).setFormat(FORMAT).get()) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                findings.add(file, 1, 1, "the file is empty; its first line must name the columns " + String.join(",", columns));
                return false;
            }
            var header = records.next();
            if (!named(header, columns)) return false;
            for (line = parser.getCurrentLineNumber() + 1; records.hasNext(); line = parser.getCurrentLineNumber() + 1) {
                take(records.next(), header, line, each);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            findings.add(file, line, 1, "the record that starts here can't be read; look for a quotation mark that is not closed, or text behind one that is");
            return false;
        }
    }

    private void take(CSVRecord row, CSVRecord header, long line, Consumer<FirmRow> each) {
        if (row.size() == 1 && row.get(0).isEmpty()) return;
        if (row.size() != header.size()) {
            findings.add(file, line, Math.min(row.size(), header.size()) + (row.size() > header.size() ? 1 : 0),
                    "the row has %d fields, the header %d".formatted(row.size(), header.size()));
            return;
        }
        each.accept(new FirmRow(file, line, header.toList(), row, findings));
    }

    private boolean named(CSVRecord header, List<String> columns) {
        var names = header.toList();
        long before = findings.count();
        for (var column : columns) {
            if (!names.contains(column)) findings.add(file, 1, names.size(), "the column %s is missing".formatted(column));
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) findings.add(file, 1, i + 1, "the column %s is there twice".formatted(Findings.quoted(names.get(i))));
        }
        return findings.count() == before;
    }

    /** There, a file, and UTF-8; otherwise a finding. */
    static boolean readable(Path path, String file, Findings findings) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            findings.add(file, 1, 1, "the file is missing or can't be read; a firm needs " + String.join(", ", Arrays.asList(FirmFiles.NAMES)));
            return false;
        }
        try {
            var fault = Utf8.firstFault(path);
            fault.ifPresent(f -> findings.add(file, f.line(), f.column(), "the byte 0x%02X here is no UTF-8; save the file in that encoding".formatted(f.value())));
            return fault.isEmpty();
        } catch (IOException e) {
            findings.add(file, 1, 1, "the file can't be read: " + e.getMessage());
            return false;
        }
    }
}
