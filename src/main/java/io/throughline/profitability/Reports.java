package io.throughline.profitability;

import io.throughline.api.Unknown;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.page.PairChart;
import io.throughline.print.Figures;
import io.throughline.print.Imprint;
import io.throughline.print.PrintingPress;
import io.throughline.print.Spreadsheet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports of {@code reports/}, as figures, PDF, XLSX or CSV; whoever may see none of the costs may see none of these. */
@Service
@Transactional(readOnly = true)
public class Reports {
    private final List<Report> reports;
    private final PrintingPress press;
    private final Spreadsheet spreadsheet;
    private final Firm firm;
    private final FirmClock clock;

    Reports(List<Report> reports, SqlReports listed, PrintingPress press, Spreadsheet spreadsheet, Firm firm, FirmClock clock) {
        this.reports = Stream.concat(reports.stream(), listed.all().stream()).sorted(Comparator.comparing(Report::place)).toList();
        this.press = press;
        this.spreadsheet = spreadsheet;
        this.firm = firm;
        this.clock = clock;
    }

    /** {@code group}: overview, money or work. */
    public record Offer(String name, String title, String sentence, List<String> filters, String group) {}

    public List<Offer> offers(Locale language) {
        var words = new ReportWords(language);
        return reports.stream().map(r -> new Offer(r.name(), words.title(r.name()), words.sentence(r.name()),
                r.filters().stream().map(f -> ReportWords.parameter(f.name())).toList(), r.place() < 20 ? "overview" : r.place() < 30 ? "money" : "work")).toList();
    }

    /** Labelled and ready to be shown. */
    public List<Figures> figures(String name, ReportFilter filter, Locale language) {
        var words = new ReportWords(language);
        return report(name).tables(filter).stream().map(words::figures).toList();
    }

    /** A table with what is drawn of it, null where nothing is, and where its rows lead, by their place; null where they lead nowhere. */
    record Part(Figures figures, PairChart chart, List<String> links) {}

    /** The figures as they are looked at: on a page, with their bars. */
    List<Part> parts(String name, ReportFilter filter, Locale language) {
        var words = new ReportWords(language);
        var report = report(name);
        return report.tables(filter).stream().map(table -> new Part(words.figures(table), ReportChart.of(table, words, row -> report.link(row, filter)),
                table.rows().stream().map(row -> report.link(row, filter)).toList())).toList();
    }

    public byte[] pdf(String name, ReportFilter filter, Locale language) {
        var report = report(name);
        var words = new ReportWords(language);
        var paper = new ReportPaper(words, firm.profile().name(), words.asked(report, filter), report.remark(filter));
        return press.pdf(report.tables(filter).stream().map(t -> paper.sheet(t, press.hasTemplate(t.name()))).toList(), "reports", language,
                new Imprint(words.title(name), firm.profile().name(), clock.today()));
    }

    public byte[] xlsx(String name, ReportFilter filter, Locale language) {
        return spreadsheet.xlsx(figures(name, filter, language), new ReportWords(language).asked(report(name), filter));
    }

    /** UTF-8; a table after the other, each with its heading; plain decimals with a point. */
    public byte[] csv(String name, ReportFilter filter, Locale language) {
        var text = new StringWriter();
        try (var csv = CSVFormat.RFC4180.print(text)) {
            var tables = figures(name, filter, language);
            for (var table : tables) {
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

    private Report report(String name) {
        return reports.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow(() -> new Unknown("report", name));
    }
}
