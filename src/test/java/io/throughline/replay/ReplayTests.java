package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.replay.books.FirmFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories through the real processes come out as the files alone say. */
class ReplayTests {
    @TempDir Path folder;

    @Test
    void aFirmOfOnePersonWithOneClient() throws IOException {
        equalsItsFiles(SyntheticFirm.smallest(1).into(Files.createDirectory(folder.resolve("firm"))));
    }

    @Test
    void aFirmWithABitOfEverything() throws IOException {
        var run = equalsItsFiles(SyntheticFirm.fit(3).into(Files.createDirectory(folder.resolve("firm"))), "--pdf");
        for (var row : run.rows("invoices.csv")) {
            assertThat(run.out().resolve(row.substring(row.lastIndexOf(',') + 1) + ".pdf")).content(StandardCharsets.ISO_8859_1).startsWith("%PDF");
        }
    }

    @Test
    void everyInvoiceOfAFirmWhoseClientsTakeEInvoicesIsValid() throws Exception {
        assertThat(EInvoicedYear.play(FirmFiles.read(SyntheticFirm.fit(3).into(Files.createDirectory(folder.resolve("firm")))))).isGreaterThan(10);
    }

    @Test
    void threeMonthsOfTheRealFirm() throws IOException {
        equalsItsFiles(FirmCut.of(SharedFirm.folder(), "2006-03-01", "2006-05-31", Files.createDirectory(folder.resolve("firm"))));
    }

    private ReplayRun equalsItsFiles(Path firm, String... options) throws IOException {
        return ReplayRun.of(firm, folder.resolve("out"), options).equalsExpectedBooksOf(FirmFiles.read(firm));
    }
}
