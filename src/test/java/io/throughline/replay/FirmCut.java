package io.throughline.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/** A firm as if it had begun and ended within a span of days: only what was worked on then. */
final class FirmCut {

    private FirmCut() {}

    static Path of(Path firm, String first, String last, Path into) throws IOException {
        Predicate<String[]> within = row -> row[1].compareTo(first) >= 0 && row[1].compareTo(last) <= 0;
        var starts = new HashMap<String, String>();
        for (var file : List.of("time-entries.csv", "expenses.csv")) {
            copy(firm, into, file, row -> {
                if (within.test(row)) starts.merge(row[3], row[1], (a, b) -> a.compareTo(b) < 0 ? a : b);
                return within.test(row);
            });
        }
        copy(firm, into, "projects.csv", row -> {
            if (starts.containsKey(row[0]) && row[6].compareTo(starts.get(row[0])) < 0) row[6] = starts.get(row[0]);
            return starts.containsKey(row[0]);
        });
        copy(firm, into, "tasks.csv", row -> starts.containsKey(row[0]));
        for (var file : List.of("clients.csv", "people.csv", "fx-rates.csv", "payment-behaviour.csv")) Files.copy(firm.resolve(file), into.resolve(file));
        var json = Files.readString(firm.resolve("firm.json")).replaceFirst("(\"first_day\": \")[^\"]+", "$1" + first).replaceFirst("(\"last_day\": \")[^\"]+", "$1" + last);
        Files.writeString(into.resolve("firm.json"), json);
        return into;
    }

    /** The fields before the first quotation mark are enough to choose a row by. */
    private static void copy(Path firm, Path into, String file, Predicate<String[]> keep) throws IOException {
        var lines = Files.readAllLines(firm.resolve(file));
        var kept = new StringBuilder(lines.get(0)).append('\n');
        for (var line : lines.subList(1, lines.size())) {
            var row = line.split(",", -1);
            if (keep.test(row)) kept.append(String.join(",", row)).append('\n');
        }
        Files.writeString(into.resolve(file), kept);
    }
}
