package io.throughline.profitability.report;

import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.page.Translations;
import io.throughline.print.Figures;
import io.throughline.print.Imprint;
import io.throughline.print.PrintingPress;
import io.throughline.print.Spreadsheet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.springframework.stereotype.Component;

/** Tables to take along, as PDF, XLSX or CSV: the rows and totals that a page shows of them. */
@Component
public class ReportFiles {
    private final PrintingPress press;
    private final Spreadsheet spreadsheet;
    private final Firm firm;
    private final FirmClock clock;
    private final Translations translations;

    ReportFiles(PrintingPress press, Spreadsheet spreadsheet, Firm firm, FirmClock clock, Translations translations) {
        this.press = press;
        this.spreadsheet = spreadsheet;
        this.firm = firm;
        this.clock = clock;
        this.translations = translations;
    }

    public ReportWords words(Locale language) {
        return new ReportWords(language, translations);
    }

    /** {@code asked}: what for, in words; {@code remark} null for none. */
    public byte[] pdf(String title, List<ReportTable> tables, String asked, String remark, ReportWords words) {
        var paper = new ReportPaper(words, firm.profile().name(), asked, remark);
        return press.pdf(tables.stream().map(t -> paper.sheet(t, press.hasTemplate(t.name()))).toList(), "reports", words.language(),
                new Imprint(title, firm.profile().name(), clock.today()));
    }

    public byte[] xlsx(List<ReportTable> tables, String asked, ReportWords words) {
        return spreadsheet.xlsx(tables.stream().map(words::figures).toList(), asked);
    }

    /** UTF-8; a table after the other, each with its heading; plain decimals with a point. */
    public byte[] csv(List<ReportTable> tables, ReportWords words) {
        var text = new StringWriter();
        try (var csv = CSVFormat.RFC4180.print(text)) {
            for (var table : tables.stream().map(words::figures).toList()) {
                if (tables.size() > 1) csv.printRecord(table.title());
                csv.printRecord(table.columns().stream().map(Figures.Column::label).toList());
                for (var row : table.rows()) csv.printRecord(table.columns().stream().map(c -> plain(row.get(c.key()))).toList());
                if (tables.size() > 1) csv.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Signs that a spreadsheet would take for a formula lose their power. */
    private static Object plain(Object value) {
        if (value instanceof BigDecimal number) return number.toPlainString();
        if (value instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) return "'" + text;
        return value;
    }
}
