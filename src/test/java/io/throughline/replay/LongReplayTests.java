package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.replay.books.FirmFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class LongReplayTests {
    @TempDir Path folder;

    @Test
    void theRealFirmsBooksToTheCent() throws IOException {
        var firm = SharedFirm.folder();
        var run = ReplayRun.of(firm, folder).equalsExpectedBooksOf(FirmFiles.read(firm));
        assertThat(run.summary()).containsAllEntriesOf(ExpectedBooksTests.figures(firm.resolve("expected/summary.json")));
        assertThat(Files.readString(folder.resolve("timings.json"))).contains("wallSeconds");
    }

    @Test
    void aYearOfTheRealFirmInEInvoices() throws Exception {
        var year = FirmCut.of(SharedFirm.folder(), "2006-01-01", "2006-12-31", Files.createDirectory(folder.resolve("firm")));
        assertThat(EInvoicedYear.play(FirmFiles.read(year))).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 5, 6, 7})
    void firmsThatNeverWere(long seed) throws IOException {
        var firm = SyntheticFirm.fit(seed).into(Files.createDirectory(folder.resolve("firm")));
        ReplayRun.of(firm, folder.resolve("out")).equalsExpectedBooksOf(FirmFiles.read(firm));
    }
}
