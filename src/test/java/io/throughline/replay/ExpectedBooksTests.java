package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.replay.books.FirmFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules of the tests themselves: before they judge others they must reproduce the figures that others worked out for the real firm. */
class ExpectedBooksTests {

    @Test
    void equalTheRealFirmsKnownFigures() throws IOException {
        var folder = SharedFirm.folder();
        var books = new ExpectedBooks(FirmFiles.read(folder));
        var expected = folder.resolve("expected");
        assertThat(books.invoices).extracting(ExpectedBooks.Invoice::csv).containsExactlyInAnyOrderElementsOf(rows(expected.resolve("invoices.csv")));
        assertThat(books.reminders).extracting(ExpectedBooks.Reminder::csv).containsExactlyInAnyOrderElementsOf(rows(expected.resolve("reminders.csv")));
        assertThat(books.margins).extracting(ExpectedBooks.Margin::csv).containsExactlyElementsOf(rows(expected.resolve("margins.csv")));
        assertThat(books.summary()).isEqualTo(figures(expected.resolve("summary.json")));
    }

    private static List<String> rows(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    /** All figures of a summary, by their paths with dots. */
    static Map<String, String> figures(Path summary) throws IOException {
        var all = new TreeMap<String, String>();
        gather("", new ObjectMapper().readTree(summary.toFile()), all);
        return all;
    }

    private static void gather(String path, JsonNode node, Map<String, String> all) {
        if (!node.isObject()) all.put(path, node.asText());
        node.fields().forEachRemaining(f -> gather(path.isEmpty() ? f.getKey() : path + "." + f.getKey(), f.getValue(), all));
    }
}
