package io.throughline.profitability.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.page.Translations;
import io.throughline.print.Figures.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportPaperTests {

    /** What tells rows from the total is called "kind" as well. */
    @Test
    void printsWhatStandsInAColumnCalledKind() throws IOException {
        var columns = new LinkedHashMap<String, Kind>();
        columns.put("project", Kind.TEXT);
        columns.put("kind", Kind.TEXT);
        columns.put("euros", Kind.AMOUNT);
        var table = new ReportTable("expenses", columns, List.of(Map.of("project", "NORD", "kind", "TRAVEL", "euros", new BigDecimal("12.50"))), List.of("euros"), List.of());
        var rows = new ReportPaper(new ReportWords(Locale.GERMANY, new Translations("i18n/refusals")), "Lindenhof", "", null).sheet(table, false).rows().stream()
                .map(r -> "%s: %s, %s, %s".formatted(r.get("kind"), r.get("cell_project"), r.get("cell_kind"), r.get("cell_euros"))).toList();
        assertThat(rows).containsExactly("ROW: NORD, Reise, 12,50", "TOTAL: Summe, null, 12,50");
    }

    @Test
    void saysTheHousesWordsInGermanAndLeavesCodesAlone() throws IOException {
        var words = new ReportWords(Locale.GERMANY, new Translations("i18n/refusals", "i18n/billing"));
        assertThat(words.said(Map.of("account", "2000", "name", "Owed to employees"))).containsEntry("name", "Verbindlichkeiten gegenüber Beschäftigten");
        assertThat(words.said(Map.of("why", "Domestic supply at the standard rate"))).containsEntry("why", "Inländische Leistung zum Regelsatz");
        assertThat(words.said(Map.of("project", "Revenue", "name", "Revenue"))).containsEntry("project", "Revenue").containsEntry("name", "Revenue");
    }
}
