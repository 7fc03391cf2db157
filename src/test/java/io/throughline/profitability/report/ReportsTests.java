package io.throughline.profitability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.Look;
import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.ledger.Ledger;
import io.throughline.print.Figures;
import io.throughline.print.PdfA;
import io.throughline.profitability.Profitability;
import io.throughline.profitability.ReportFilter;
import io.throughline.profitability.Reports;
import io.throughline.project.BillingModel;
import io.throughline.project.ProjectChange;
import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ThroughlineTest
class ReportsTests {
    @Autowired Reports reports;
    @Autowired Profitability profitability;
    @Autowired Ledger ledger;
    @Autowired Receivables receivables;
    @Autowired FirmClock clock;
    private BillingFixture a;

    @BeforeEach
    void furnish(@Autowired ApplicationContext house) {
        a = new BillingFixture(house);
        a.everyCurrencyHasARate();
    }

    @Test
    void projectsComeToTheMarginsOfTheirProjects() {
        var project = a.project();
        a.approved(project, a.person("100.00"), "8.00");
        a.expense(project, "50.00", "EUR", "10");
        a.issued(project);
        var rows = table("project-profitability", everything()).rows();
        var margins = profitability.byProject();
        assertThat(rows).hasSameSizeAs(margins);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).containsEntry("project", margins.get(i).projectCode()).containsEntry("revenue", margins.get(i).revenue()).containsEntry("margin", margins.get(i).margin());
        }
        assertThat(table("project-profitability", everything()).total().get("margin")).isEqualTo(margins.stream().map(Profitability.Margin::margin).reduce(BigDecimal::add).orElseThrow());
        assertThat(only("project-profitability", filter(project))).containsEntry("revenue", new BigDecimal("855.00")).containsEntry("used", new BigDecimal("8.0"));
    }

    @Test
    void whatIsOwedIsWhatTheLedgerSays() {
        var dollars = a.project(BillingModel.TIME_AND_MATERIALS, "US", "USD", "100.00", "1000.00");
        a.approved(dollars, a.person("100.00"), "8.00");
        var invoice = a.issued(dollars);
        a.issuedInvoice();
        Actor.as("FIN", () -> receivables.receivePayment(invoice.number(), Money.of("123.45", "USD"), clock.today(), "part"));
        var total = (BigDecimal) table("aged-receivables", everything()).total().get("inBooks");
        assertThat(total).isEqualByComparingTo(ledger.trialBalance(clock.today()).stream().filter(b -> b.account().equals("1200")).findFirst().orElseThrow().balance());
        assertThat(only("aged-receivables", new ReportFilter(null, null, null, invoice.clientCode(), null, clock.today()))).containsEntry("open", new BigDecimal("676.55"));
    }

    @Test
    void unbilledWorkIsGoneWithItsInvoiceAndBackWithItsCredit() {
        var project = a.project();
        a.approved(project, a.person("100.00"), "8.00");
        a.expense(project, "50.00", "EUR", "10");
        // approved by the fixture at the wall's moment, which lies after the virtual day
        var later = LocalDate.of(2200, 1, 1);
        var filter = new ReportFilter(null, null, project, null, null, later);
        assertThat(only("unbilled", filter)).containsEntry("hours", new BigDecimal("8.00")).containsEntry("timeWorth", new BigDecimal("800.00"))
                .containsEntry("spentWorth", new BigDecimal("55.00")).containsEntry("euros", new BigDecimal("855.00"));
        var draft = a.drafted(project);
        assertThat(table("unbilled", filter).rows()).hasSize(1);
        var invoice = a.billing.issue(draft.draftId());
        assertThat(table("unbilled", filter).rows()).isEmpty();
        Actor.as("FIN", () -> a.creditNotes.credit(invoice.number(), "wrong"));
        assertThat(table("unbilled", filter).rows()).hasSize(1);
    }

    @Test
    void everyReportIsThereOnPaperAndInASpreadsheetAndAsText() throws Exception {
        var project = a.project();
        a.approved(project, a.person("100.00"), "8.00");
        a.issued(project);
        var offers = reports.offers(Locale.UK);
        assertThat(offers).hasSizeGreaterThan(25);
        for (var offer : offers) {
            var filter = filter(project);
            // Those with a template of their own in both languages; the others share one.
            for (var language : offers.indexOf(offer) < 8 ? List.of(Locale.UK, Locale.GERMANY) : List.of(Locale.GERMANY)) {
                var pdf = reports.pdf(offer.name(), filter, language);
                assertThat(PdfA.violations(pdf)).as(offer.name()).isEmpty();
                Look.at(offer.name() + "-" + language.getLanguage() + ".pdf", pdf);
            }
            var xlsx = reports.xlsx(offer.name(), filter, Locale.GERMANY);
            Look.at(offer.name() + ".xlsx", xlsx);
            assertThat(sheet(xlsx)).as(offer.name()).contains("<sheetData>");
            assertThat(new String(reports.csv(offer.name(), filter, Locale.UK), StandardCharsets.UTF_8)).startsWith(offer.name().matches("month-end|closeout-review") ? "" : reports.figures(offer.name(), filter, Locale.UK).get(0).columns().get(0).label());
        }
    }

    @Test
    void keyFiguresSayWhatTheyMeanAndLeadToTheirRows() {
        var project = a.project();
        a.approved(project, a.person("100.00"), "8.00");
        a.issued(project);
        var part = reports.parts("key-figures", everything(), Locale.UK).get(0);
        assertThat(part.figures().rows()).hasSize(11).allSatisfy(row -> {
            assertThat((String) row.get("what")).doesNotContain("figure.");
            assertThat((String) row.get("definition")).endsWith(".").hasSizeGreaterThan(20);
        });
        assertThat(part.links()).allSatisfy(link -> assertThat(reports.offers(Locale.UK)).extracting(Reports.Offer::name).contains(link.replaceAll("/reports/([a-z-]+).*", "$1")));
        assertThat(reports.figures("key-figures", everything(), Locale.GERMANY).get(0).rows().get(0)).containsEntry("what", "Auslastung");
    }

    @Test
    void keyFiguresAreWhatTheRowsTheyLeadToComeTo() {
        var project = a.project();
        a.approved(project, a.person("100.00"), "8.00");
        a.approved(project, a.person("100.00"), "2.00", false, a.cutOff());
        var invoice = a.issued(project);
        Actor.as("FIN", () -> a.creditNotes.credit(invoice.number(), "wrong"));
        // Without revenue there is no margin, whoever ran before.
        var kept = a.project();
        a.approved(kept, a.person("100.00"), "4.00");
        a.issued(kept);
        var year = new ReportFilter(clock.today().minusYears(1).plusDays(1), clock.today(), null, null, null, clock.today());
        var rows = table("key-figures", year).rows();
        for (var drill : Map.of("Utilisation", "billable-efficiency utilisation", "Margin", "project-profitability marginPercent", "Leakage", "leakage euros", "Credited", "credit-notes euros",
                "Written off", "write-offs euros").entrySet()) {
            var to = drill.getValue().split(" ");
            var figure = rows.stream().filter(r -> r.get("what").equals(drill.getKey())).findFirst().orElseThrow().get("value");
            var total = table(to[0], year).total();
            if (total == null) assertThat(figure).as(drill.getKey()).satisfies(v -> assertThat((BigDecimal) v).isZero());
            else assertThat((BigDecimal) figure).as(drill.getKey()).isEqualByComparingTo((BigDecimal) total.get(to[1]));
        }
    }

    @Test
    void whatSlipsAwayIsFoundAndWhatDoesNotIsLeftOut() {
        var project = a.project();
        var person = a.person("100.00");
        var old = clock.today().minusDays(60);
        a.approved(project, person, "5.00", true, old);
        a.approved(project, person, "3.00", false, old);
        a.approved(project, person, "2.00", true, clock.today().minusDays(5));
        a.jdbc.sql("insert into app.milestone (project_code, name, due_date) values (?, 'Late one', ?), (?, 'Early one', ?)").params(project, clock.today().minusDays(1), project, clock.today().plusDays(9)).update();
        a.jdbc.sql("insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable, state) values (?, ?, ?, 'T1', 1.5, true, 'DRAFT')").params(clock.today().minusDays(20), person, project).update();
        var rows = table("leakage", filter(project)).rows();
        assertThat(rows).extracting(r -> r.get("kind")).containsExactlyInAnyOrder("Approved, not billed for 45 days", "Logged, not handed in for two weeks", "Milestone overdue");
        assertThat(table("leakage", filter(project)).total()).containsEntry("euros", new BigDecimal("650.00")).containsEntry("hours", new BigDecimal("6.50"));
        var issued = a.issued(project);
        assertThat(table("leakage", filter(project)).rows()).extracting(r -> r.get("kind")).doesNotContain("Approved, not billed for 45 days");
        assertThat(table("invoice-register", filter(project)).rows()).singleElement().satisfies(r -> assertThat(r).containsEntry("invoice", issued.number()));
    }

    @Test
    void spreadsheetsHoldNumbers() throws Exception {
        var project = a.project();
        a.approved(project, a.person("100.00"), "7.25");
        a.issued(project);
        assertThat(sheet(reports.xlsx("project-profitability", filter(project), Locale.GERMANY))).contains("<v>7.25</v>").contains("<v>725.00</v>");
    }

    @Test
    void aRetrospectNeedsItsProject() {
        assertThatThrownBy(() -> reports.figures("closeout-review", everything(), Locale.UK)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new ReportFilter(clock.today(), clock.today().minusDays(1), null, null, null, clock.today())).isInstanceOf(InvalidInput.class);
    }

    @Test
    void nothingInAFileOfTextIsAFormula() {
        var project = a.project();
        a.projects.change(project, new ProjectChange("=1+1", null, null, null));
        assertThat(new String(reports.csv("project-profitability", filter(project), Locale.UK), StandardCharsets.UTF_8)).contains("'=1+1").doesNotContain(",=1+1");
    }

    private Map<String, Object> only(String name, ReportFilter filter) {
        assertThat(table(name, filter).rows()).hasSize(1);
        return table(name, filter).rows().get(0);
    }

    private Figures table(String name, ReportFilter filter) {
        return reports.figures(name, filter, Locale.UK).get(0);
    }

    private ReportFilter everything() {
        return filter(null);
    }

    private ReportFilter filter(String project) {
        return new ReportFilter(null, null, project, null, null, clock.today());
    }

    private static String sheet(byte[] xlsx) throws Exception {
        var file = Files.createTempFile("report", ".xlsx");
        try {
            Files.write(file, xlsx);
            try (var zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
