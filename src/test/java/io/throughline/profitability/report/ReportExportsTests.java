package io.throughline.profitability.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import io.throughline.people.Caller;
import io.throughline.print.Figures;
import io.throughline.profitability.ReportFilter;
import io.throughline.profitability.Reports;
import io.throughline.profitability.builder.Question;
import io.throughline.profitability.builder.ReportBuilder;
import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is taken along adds up to the total on the page: each report, those that are built too, as text, spreadsheet and paper. */
@ThroughlineTest
class ReportExportsTests {
    private static final Pattern CELL = Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"[^>]*><v>([^<]*)</v>");
    @Autowired Reports reports;
    @Autowired ReportBuilder builder;
    @Autowired ReportFiles files;
    @Autowired FirmClock clock;
    private int compared;

    @Test
    void everyFileAddsUpToTheTotalOnThePage(@Autowired ApplicationContext house) throws Exception {
        var a = new BillingFixture(house);
        var project = a.project();
        var person = a.person("100.00");
        a.approved(project, person, "8.25");
        a.approved(project, a.person("133.33"), "3.10");
        a.expense(project, "99.99", "EUR", "10");
        var invoice = a.issued(project);
        house.getBean(Receivables.class).receivePayment(invoice.number(), Money.of("10.00", "EUR"), clock.today(), "part");
        a.approved(project, person, "2.50", true, clock.today().minusDays(60));
        var filter = new ReportFilter(null, null, project, null, null, clock.today());
        for (var offer : reports.offers(Locale.UK)) {
            var tables = reports.figures(offer.name(), filter, Locale.UK);
            readd(offer.name(), tables, null, reports.csv(offer.name(), filter, Locale.UK), reports.xlsx(offer.name(), filter, Locale.UK), reports.pdf(offer.name(), filter, Locale.UK));
        }
        var words = files.words(Locale.UK);
        var caller = new Caller("ADMIN", "ADMIN", Set.of("ADMIN"));
        for (var subject : builder.subjects()) {
            var of = subject.fields().containsKey("project") ? List.of(new Question.Where("project", Question.Test.IS, project)) : List.<Question.Where>of();
            var built = List.of(builder.table(new Question(subject.name(), List.of("project", "month"), List.copyOf(subject.measures().keySet()), of, null, null, ""), caller));
            readd(subject.name(), List.of(words.figures(built.get(0))), subject.summed(), files.csv(built, words), files.xlsx(built, "", words), files.pdf("built", built, "", null, words));
        }
        assertThat(compared).as("totals compared").isGreaterThan(60);
    }

    /** {@code summed}: the columns whose total is a sum, not an average; null for all. */
    private void readd(String name, List<Figures> tables, List<String> summed, byte[] csv, byte[] xlsx, byte[] pdf) throws Exception {
        var records = records(csv, tables);
        var paper = text(pdf);
        for (int t = 0; t < tables.size(); t++) {
            var table = tables.get(t);
            if (table.total() == null) continue;
            var sheet = sheet(xlsx, t + 1);
            for (int c = 0; c < table.columns().size(); c++) {
                var column = table.columns().get(c);
                if (!column.isNumber() || column.kind() == Figures.Kind.PERCENT || !(table.total().get(column.key()) instanceof BigDecimal total)) continue;
                var at = c;
                if (summed != null && !summed.contains(column.key())) continue;
                var where = name + " " + column.key();
                assertThat(records.get(t).stream().map(r -> r.get(at)).filter(v -> !v.isEmpty()).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add)).as(where + " csv").isEqualByComparingTo(total);
                var cells = sheet.getOrDefault(letters(c), Map.of());
                assertThat(cells.entrySet().stream().filter(e -> e.getKey() > 4 && e.getKey() <= 4 + table.rows().size()).map(e -> new BigDecimal(e.getValue())).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as(where + " xlsx").isEqualByComparingTo(total);
                assertThat(new BigDecimal(cells.get(5 + table.rows().size()))).as(where + " xlsx total").isEqualByComparingTo(total);
                assertThat(paper).as(where + " pdf").contains(files.words(Locale.UK).text(column.kind(), total));
                compared++;
            }
        }
    }

    private static List<List<CSVRecord>> records(byte[] csv, List<Figures> tables) throws Exception {
        var all = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).build().parse(new StringReader(new String(csv, StandardCharsets.UTF_8))).getRecords();
        var found = new ArrayList<List<CSVRecord>>();
        int next = 0;
        for (var table : tables) {
            next += tables.size() > 1 ? 2 : 1;
            found.add(all.subList(next, next + table.rows().size()));
            next += table.rows().size();
        }
        return found;
    }

    /** By column and row. */
    private static Map<String, Map<Integer, String>> sheet(byte[] xlsx, int number) throws Exception {
        var cells = new HashMap<String, Map<Integer, String>>();
        var file = Files.createTempFile("report", ".xlsx");
        try {
            Files.write(file, xlsx);
            try (var zip = new ZipFile(file.toFile())) {
                var entry = zip.getEntry("xl/worksheets/sheet%d.xml".formatted(number));
                var match = CELL.matcher(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                while (match.find()) cells.computeIfAbsent(match.group(1), k -> new HashMap<>()).put(Integer.parseInt(match.group(2)), match.group(3));
            }
        } finally {
            Files.delete(file);
        }
        return cells;
    }

    private static String letters(int column) {
        return String.valueOf((char) ('A' + column));
    }

    private static String text(byte[] pdf) throws Exception {
        var reader = new PdfReader(pdf);
        var extractor = new PdfTextExtractor(reader);
        var text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) text.append(extractor.getTextFromPage(page)).append('\n');
        return text.toString();
    }
}
