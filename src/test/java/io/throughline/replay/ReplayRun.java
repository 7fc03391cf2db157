package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.replay.books.FirmFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** The replay command as somebody types it, and what it left in its folder. */
record ReplayRun(int exit, String said, Path out) {

    static ReplayRun of(Path firm, Path out, String... options) {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        var command = new CommandLine(new Throughline()).setErr(writer).setOut(writer);
        command.setExecutionExceptionHandler((e, c, p) -> {
            e.printStackTrace(writer);
            return 1;
        });
        var args = new ArrayList<>(List.of("replay", firm.toString(), "--out", out.toString()));
        args.addAll(List.of(options));
        int exit = command.execute(args.toArray(String[]::new));
        return new ReplayRun(exit, said.toString(), out);
    }

    List<String> rows(String file) throws IOException {
        var lines = Files.readAllLines(out.resolve(file));
        return lines.subList(1, lines.size());
    }

    Map<String, String> summary() throws IOException {
        return ExpectedBooksTests.figures(out.resolve("summary.json"));
    }

    /** To the cent. */
    ReplayRun equalsExpectedBooksOf(FirmFiles firm) throws IOException {
        assertThat(exit).as(said).isZero();
        var books = new ExpectedBooks(firm);
        assertThat(rows("invoices.csv")).extracting(row -> row.substring(0, row.lastIndexOf(',')))
                .containsExactlyInAnyOrderElementsOf(books.invoices.stream().map(ExpectedBooks.Invoice::csv).toList());
        assertThat(rows("reminders.csv")).containsExactlyInAnyOrderElementsOf(books.reminders.stream().map(ExpectedBooks.Reminder::csv).toList());
        assertThat(rows("margins.csv")).containsExactlyElementsOf(books.margins.stream().map(ExpectedBooks.Margin::csv).toList());
        var expected = new TreeMap<>(books.summary());
        expected.putAll(Map.of("incidents", "0", "trialBalance", "0.00", "completenessDifference", "0.00", "numberGaps", "0"));
        assertThat(summary()).containsAllEntriesOf(expected);
        return this;
    }
}
