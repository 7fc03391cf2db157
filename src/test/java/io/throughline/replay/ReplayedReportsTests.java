package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Look;
import io.throughline.Throughline;
import io.throughline.firm.FirmClock;
import io.throughline.ledger.Ledger;
import io.throughline.print.Figures;
import io.throughline.profitability.ReportFilter;
import io.throughline.profitability.Reports;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Stage;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of a firm whose history was lived through say what its files alone say, and what its ledger says. */
@Tag("long")
class ReplayedReportsTests {
    @TempDir Path folder;

    @Test
    void equalTheFilesAndTheLedger() throws Exception {
        var firm = FirmFiles.read(SyntheticFirm.fit(3).into(Files.createDirectory(folder.resolve("firm"))));
        var books = new ExpectedBooks(firm);
        try (var stage = Stage.open(List.of(Throughline.class), firm, null)) {
            stage.play(null, System.nanoTime());
            var reports = stage.the(Reports.class);
            var today = stage.the(FirmClock.class).today();

            var projects = table(reports, "project-profitability", today);
            assertThat(projects.rows()).extracting(row -> "%s,%s,%s,%s,%s,%s".formatted(row.get("project"), row.get("hours"), row.get("revenue"), row.get("labour"), row.get("expenses"), row.get("margin")))
                    .containsExactlyElementsOf(books.margins.stream().map(ExpectedBooks.Margin::csv).toList());
            assertThat((BigDecimal) table(reports, "client-margin", today).total().get("margin")).isEqualByComparingTo((BigDecimal) projects.total().get("margin"));
            assertThat((BigDecimal) table(reports, "billable-efficiency", today).total().get("hours")).isEqualByComparingTo((BigDecimal) projects.total().get("hours"));

            for (var day : List.of(firm.firstDay().plusMonths(2), firm.lastDay(), today)) {
                var owed = table(reports, "aged-receivables", day);
                var account = stage.the(Ledger.class).trialBalance(day).stream().filter(b -> b.account().equals("1200")).findFirst().orElseThrow().balance();
                assertThat(owed.total() == null ? BigDecimal.ZERO : (BigDecimal) owed.total().get("inBooks")).as("on %s", day).isEqualByComparingTo(account);
            }
            new MarginsAndLedger(stage, firm.firstDay().minusYears(1), today).agree();
            assertThat(table(reports, "unbilled", today).rows()).isEmpty();
            assertThat(table(reports, "unbilled", firm.lastDay()).rows()).isNotEmpty();
            for (var offer : reports.offers(Locale.UK)) {
                var filter = new ReportFilter(null, null, offer.name().equals("closeout-review") ? firm.projects().get(0).code() : null, null, null, firm.lastDay());
                Look.at("replayed-" + offer.name() + ".pdf", reports.pdf(offer.name(), filter, Locale.UK));
            }
        }
    }

    /** Two currencies, credits and write-offs as they came. */
    @Test
    void ofTheRealFirmEqualItsLedger() throws Exception {
        var firm = FirmFiles.read(FirmCut.of(SharedFirm.folder(), "2007-11-01", "2007-12-31", Files.createDirectory(folder.resolve("cut"))));
        try (var stage = Stage.open(List.of(Throughline.class), firm, null)) {
            stage.play(null, System.nanoTime());
            new MarginsAndLedger(stage, firm.firstDay().minusYears(1), stage.the(FirmClock.class).today()).agree();
        }
    }

    private static Figures table(Reports reports, String name, LocalDate asOf) {
        return reports.figures(name, new ReportFilter(null, null, null, null, null, asOf), Locale.UK).get(0);
    }
}
