package io.throughline.billing.paper;

import static io.throughline.project.BillingModel.RETAINER;
import static io.throughline.project.BillingModel.TIME_AND_MATERIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.billing.Adjustment;
import io.throughline.billing.Adjustments;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.CreditWish;
import io.throughline.billing.Deposits;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.einvoice.Rules;
import io.throughline.billing.einvoice.SecondOpinion;
import io.throughline.billing.einvoice.Syntax;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmProfile;
import io.throughline.journal.Actor;
import io.throughline.project.BillingTerms;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.ProjectTask;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Cap;
import io.throughline.project.Terms.Fixed;
import io.throughline.project.Terms.MilestonePrice;
import io.throughline.project.Terms.Retainer;
import io.throughline.project.Terms.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every kind of line that our own billing writes, as both syntaxes, by both validators; and so what takes it back. */
@ThroughlineTest
@Tag("long")
class EInvoiceKindsTests {
    @Autowired ApplicationContext house;
    @Autowired Clients clients;
    @Autowired Firm seller;
    @Autowired Rules rules;
    @Autowired BillingTerms terms;
    @Autowired Milestones milestones;
    @Autowired Deposits deposits;
    @Autowired Adjustments adjustments;
    @Autowired ExchangeRates rates;
    private BillingFixture firm;
    private FirmProfile before;
    private LocalDate day;
    private final List<InvoiceSummary> issued = new ArrayList<>();

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
        before = seller.profile();
        day = firm.cutOff();
        seller.change(new FirmProfile("Example Consulting GmbH", "Musterstrasse 1", "10115", "Berlin", "DE", "EUR", "DE123456788", "30/123/45678",
                "DE02120300000000202051", "BYLADEM1001", "billing@seller.example", null, EInvoicingTests.DETAILS));
    }

    @AfterEach
    void close() {
        seller.change(before);
    }

    @Test
    void everyKindOfLineIsValidAndSoIsWhatTakesItBack() {
        workWithReductions("DE");
        workWithReductions("NL");
        workWithReductions("US");
        depositsAndTheirDeduction();
        capMilestoneAndRetainer();
        sharesAndSeveralProjects();
        yen();
        var kinds = new TreeSet<String>();
        var warnings = new TreeSet<String>();
        for (var invoice : issued) {
            invoice.lines().forEach(l -> kinds.add(l.kind()));
            for (var syntax : List.of(Syntax.CII, Syntax.UBL)) {
                check(firm.papers.xml(invoice.number(), syntax.name().toLowerCase()), syntax, false, invoice.number(), warnings);
                for (var note : firm.creditNotes.of(invoice.number())) check(firm.papers.creditNoteXml(note.number(), syntax.name().toLowerCase()), syntax, true, note.number(), warnings);
            }
        }
        assertThat(kinds).contains("TIME", "EXPENSE", "ADJUSTMENT", "DEPOSIT", "DEPOSIT_DEDUCTED", "MILESTONE", "RETAINER", "DRAWN");
        assertThat(warnings).as("warnings").isEmpty();
    }

    private void check(byte[] xml, Syntax syntax, boolean note, String number, TreeSet<String> warnings) {
        for (var finding : rules.findings(xml, syntax, note)) {
            assertThat(finding.error()).as("%s as %s: %s", number, syntax, finding).isFalse();
            warnings.add(finding.rule() + " " + finding.text());
        }
        SecondOpinion.isValid(xml, number + "-" + syntax + ".xml");
    }

    private void workWithReductions(String country) {
        var project = project(country, "EUR");
        firm.approved(project, firm.person("100.00"), "8.00");
        firm.approved(project, firm.person("33.33"), "0.25");
        firm.expense(project, "53.27", "EUR", "12.50");
        adjust(project, Adjustment.Kind.DISCOUNT, "3");
        adjust(project, Adjustment.Kind.WRITE_UP, "1");
        var invoice = keep(firm.issued(project));
        credit(invoice, new CreditWish("too many hours", List.of(new CreditWish.Piece(1, "3.50", null, null)), null, null));
        credit(invoice, new CreditWish("price", null, null, "10.01"));
        credit(invoice, CreditWish.inFull("all of it"));
    }

    private void depositsAndTheirDeduction() {
        var project = project("DE", "EUR");
        firm.approved(project, firm.person("100.00"), "24.00");
        firm.approved(project, firm.person("100.00"), "13.00");
        keep(firm.billing.issue(Actor.as("FIN", () -> deposits.request(project, new BigDecimal("3000.00"))).draftId()));
        firm.delivered(project);
        credit(keep(firm.issued(project)), CreditWish.inFull("wrong"));
    }

    private void capMilestoneAndRetainer() {
        var capped = project("DE", "EUR");
        terms.agree(capped, day.minusMonths(3), new Terms(null, new Cap(new BigDecimal("100.00"), Cap.Reached.STOP), null, null, null, null, null));
        firm.approved(capped, firm.person("33.33"), "5.00");
        keep(firm.issued(capped));

        var mixed = project("DE", "EUR");
        firm.projects.addTask(new ProjectTask(mixed, "CARE", "Care", "", 1, BigDecimal.TEN, true, null, null, false));
        milestones.plan(mixed, new NewMilestone("Launch", day));
        var from = day.withDayOfMonth(1);
        terms.agree(mixed, from, new Terms(null, null, new Fixed(new BigDecimal("500.00"), null, List.of(new MilestonePrice("Launch", new BigDecimal("500.00"), null)), null),
                new Retainer(Retainer.Unit.HOURS, BigDecimal.TEN, new BigDecimal("900.00"), 1, from, day, null, 0, null, List.of("CARE")), null, null, null));
        var launch = milestones.of(mixed).get(0).id();
        Actor.as("MGR", () -> milestones.accept(launch));
        firm.jdbc.sql("update app.milestone set accepted_on = ? where id = ?").params(day, launch).update();
        firm.approved(mixed, firm.person("100.00"), "2.00");
        credit(keep(firm.issued(mixed)), CreditWish.inFull("wrong"));

        var retainer = electronic(firm.project(RETAINER, "DE", "EUR", "100.00", "10000.00"), "DE");
        terms.agree(retainer, from, new Terms(null, null, null, new Retainer(Retainer.Unit.HOURS, new BigDecimal("20"), new BigDecimal("1800.00"), 1, from, day, BigDecimal.ZERO, 0,
                new BigDecimal("120.00"), null), null, null, null));
        firm.approved(retainer, firm.person("100.00"), "24.00", true, from.plusDays(1));
        firm.approved(retainer, firm.person("100.00"), "1.00", true, from.plusDays(2));
        credit(keep(firm.issued(retainer)), CreditWish.inFull("wrong"));
    }

    private void sharesAndSeveralProjects() {
        var project = project("DE", "EUR");
        var main = firm.projects.get(project).clientCode();
        var other = firm.projects.get(project("DE", "EUR")).clientCode();
        terms.agree(project, day.minusMonths(3), new Terms(null, null, null, null, List.of(new Share(main, new BigDecimal("60")), new Share(other, new BigDecimal("40"))), null, null));
        firm.approved(project, firm.person("99.99"), "7.77");
        firm.expense(project, "10.01", "EUR", "0.00");
        long run = firm.run();
        firm.runs.draft(run, project);
        firm.runs.get(run).invoices().forEach(d -> keep(firm.billing.issue(d.draftId())));

        var lead = project("DE", "EUR");
        var second = firm.project();
        firm.jdbc.sql("update app.project set client_code = ? where code = ?").params(firm.projects.get(lead).clientCode(), second).update();
        terms.agree(second, day.minusMonths(3), new Terms(null, null, null, null, null, null, lead));
        firm.approved(lead, firm.person("100.00"), "1.00");
        firm.approved(second, firm.person("90.00"), "2.00");
        keep(firm.issued(lead));
    }

    private void yen() {
        rates.record(day, "JPY", new BigDecimal("160.25"), "test");
        var project = project("DE", "JPY");
        firm.approved(project, firm.person("33.33"), "0.25");
        firm.approved(project, firm.person("11500"), "7.75");
        credit(keep(firm.issued(project)), new CreditWish("too many hours", List.of(new CreditWish.Piece(2, "1.00", null, null)), null, null));
    }

    private InvoiceSummary keep(InvoiceSummary invoice) {
        issued.add(invoice);
        return invoice;
    }

    private void adjust(String project, Adjustment.Kind kind, String percent) {
        Actor.as("FIN", () -> adjustments.request(project, kind, new BigDecimal(percent), null, "as agreed"));
    }

    private void credit(InvoiceSummary invoice, CreditWish wish) {
        Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), wish));
    }

    private String project(String country, String currency) {
        return electronic(firm.project(TIME_AND_MATERIALS, country, currency, "100.00", "10000"), country);
    }

    private String electronic(String project, String country) {
        var client = clients.get(firm.projects.get(project).clientCode());
        var vatId = country.equals("DE") ? "DE136695976" : country.equals("NL") ? "NL123456782B12" : "";
        clients.change(new Client(client.code(), client.name(), client.country(), client.currency(), 30, client.email(), vatId, "Gasse 1\n10115 Berlin", "en", false, EInvoicing.NONE));
        return project;
    }
}
