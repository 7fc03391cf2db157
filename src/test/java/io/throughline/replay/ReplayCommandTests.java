package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.replay.books.FirmFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code replay}, and what a refusal leaves behind: nothing. */
class ReplayCommandTests {
    @TempDir Path folder;

    @Test
    void aRefusalLeavesNoFolderBehind() throws IOException {
        var out = folder.resolve("a/b/out");
        var firm = SyntheticFirm.smallest(2).into(Files.createDirectory(folder.resolve("firm")));
        Files.writeString(firm.resolve("people.csv"), "nonsense");
        var refused = ReplayRun.of(firm, out);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains("people.csv");
        assertThat(ReplayRun.of(folder.resolve("nowhere"), out).exit()).isEqualTo(1);
        assertThat(ReplayRun.of(firm, out, "--processes", folder.resolve("nowhere").toString()).said()).contains("--processes");
        assertThat(folder.resolve("a")).doesNotExist();
        Files.writeString(folder.resolve("a"), "a file");
        assertThat(ReplayRun.of(firm, out).said()).contains("--out").hasLineCount(1);
    }

    @Test
    void stopsAtTheEndOfADay() throws IOException {
        var firm = SyntheticFirm.smallest(3).into(Files.createDirectory(folder.resolve("firm")));
        var books = new ExpectedBooks(FirmFiles.read(firm));
        var first = books.invoices.stream().map(ExpectedBooks.Invoice::issue).min(LocalDate::compareTo).orElseThrow();
        var before = ReplayRun.of(firm, folder.resolve("before"), "--until", first.minusDays(1).toString());
        assertThat(before.exit()).as(before.said()).isZero();
        assertThat(before.rows("invoices.csv")).isEmpty();
        var until = ReplayRun.of(firm, folder.resolve("until"), "--until", first.toString());
        assertThat(until.exit()).as(until.said()).isZero();
        assertThat(until.rows("invoices.csv")).hasSize((int) books.invoices.stream().filter(i -> i.issue().equals(first)).count());
        assertThat(until.rows("reminders.csv")).isEmpty();
    }

    /** A change of one row of a table changes what happens: a calendar without a day bills nothing. */
    @Test
    void playsTheModelsOfAnotherFolder() throws IOException {
        var firm = SyntheticFirm.smallest(3).into(Files.createDirectory(folder.resolve("firm")));
        var models = folder.resolve("models");
        for (var shipped : shipped()) {
            Files.createDirectories(models.resolve(shipped).getParent());
            Files.copy(shipped, models.resolve(shipped));
        }
        var calendar = models.resolve("processes/decisions/billing-calendar.dmn");
        Files.writeString(calendar, Files.readString(calendar).replace("<text>10</text>", "<text>40</text>"));
        var run = ReplayRun.of(firm, folder.resolve("out"), "--processes", models.toString(), "--until",
                new ExpectedBooks(FirmFiles.read(firm)).invoices.get(0).issue().plusDays(3).toString());
        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(run.rows("invoices.csv")).isEmpty();
    }

    private static List<Path> shipped() throws IOException {
        try (var all = Stream.concat(Files.walk(Path.of("processes")), Files.walk(Path.of("forms")))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
