package io.throughline.profitability;

import io.throughline.api.Unknown;
import io.throughline.page.PairChart;
import io.throughline.print.Figures;
import io.throughline.profitability.report.Report;
import io.throughline.profitability.report.ReportChart;
import io.throughline.profitability.report.ReportFiles;
import io.throughline.profitability.report.ReportWords;
import io.throughline.profitability.report.SqlReports;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports of {@code reports/}, as figures, PDF, XLSX or CSV; whoever may see none of the costs may see none of these. */
@Service
@Transactional(readOnly = true)
public class Reports {
    private final List<Report> reports;
    private final ReportFiles files;

    Reports(List<Report> reports, SqlReports listed, ReportFiles files) {
        this.reports = Stream.concat(reports.stream(), listed.all().stream()).sorted(Comparator.comparing(Report::place)).toList();
        this.files = files;
    }

    /** {@code group}: overview, money or work; {@code opensOn}: what its page shows before anything is asked. */
    public record Offer(String name, String title, String sentence, List<String> filters, String group, Report.Opening opensOn) {}

    public List<Offer> offers(Locale language) {
        var words = files.words(language);
        return reports.stream().map(r -> new Offer(r.name(), words.title(r.name()), words.sentence(r.name()),
                r.filters().stream().map(f -> ReportWords.parameter(f.name())).toList(), r.place() < 20 ? "overview" : r.place() < 30 ? "money" : "work", r.opensOn())).toList();
    }

    /** Labelled and ready to be shown. */
    public List<Figures> figures(String name, ReportFilter filter, Locale language) {
        var words = files.words(language);
        return report(name).tables(filter).stream().map(words::figures).toList();
    }

    /** A table with what is drawn of it, null where nothing is, and where its rows lead, by their place; null where they lead nowhere. */
    public record Part(Figures figures, PairChart chart, List<String> links) {

        /** Columns that are shown beneath the first, as they only say more of the same: what it is called, whose project it is. */
        public List<Figures.Column> below() {
            boolean project = figures.columns().get(0).key().equals("project");
            return figures.columns().stream().skip(1).takeWhile(c -> c.key().equals("name") || project && Set.of("client", "task").contains(c.key())).toList();
        }
    }

    /** The figures as they are looked at: on a page, with their bars. */
    public List<Part> parts(String name, ReportFilter filter, Locale language) {
        var words = files.words(language);
        var report = report(name);
        return report.tables(filter).stream().map(table -> new Part(words.figures(table), ReportChart.of(table, words, row -> report.link(row, filter)),
                table.rows().stream().map(row -> report.link(row, filter)).toList())).toList();
    }

    public byte[] pdf(String name, ReportFilter filter, Locale language) {
        var report = report(name);
        var words = files.words(language);
        return files.pdf(words.title(name), report.tables(filter), words.asked(report, filter), report.remark(filter), words);
    }

    public byte[] xlsx(String name, ReportFilter filter, Locale language) {
        var words = files.words(language);
        return files.xlsx(report(name).tables(filter), words.asked(report(name), filter), words);
    }

    public byte[] csv(String name, ReportFilter filter, Locale language) {
        return files.csv(report(name).tables(filter), files.words(language));
    }

    private Report report(String name) {
        return reports.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow(() -> new Unknown("report", name));
    }
}
