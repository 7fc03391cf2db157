package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Speed;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmProfile;
import io.throughline.firm.SellerDetails;
import io.throughline.journal.Actor;
import io.throughline.ledger.Ledger;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import io.throughline.project.EInvoicing.Format;
import io.throughline.receivables.bank.BankStatements;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The month of 10, 40 and 160 projects with eight entries each, through the models: from the billing run's request to letters that carry the PDF, with
 * postings and journal; then their first reminders, with letter and PDF; then one bank statement that settles them all and ends their collections.
 * Sixteen times the work takes sixteen times as long, and no more than a quarter above.
 */
@ThroughlineTest
@Tag("benchmark")
class BillingSpeedTests {
    private static final int SMALLEST = 10;
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Clients clients;
    @Autowired Firm seller;
    @Autowired BankStatements statements;
    @Autowired Ledger ledger;
    private BillingFixture firm;

    private record Month(Speed billed, Speed reminded, Speed settled) {}

    @Test
    void aMonthIsLinearInItsInvoices() {
        firm = new BillingFixture(house);
        month(SMALLEST, Format.NONE);
        var months = IntStream.of(1, 4, 16).mapToObj(size -> month(SMALLEST * size, Format.NONE)).toList();
        for (var m : months) System.out.printf("billed %s; reminded %s; settled %s%n", m.billed(), m.reminded(), m.settled());
        assertThat(months.get(2).billed().millisEach()).isLessThan(months.get(0).billed().millisEach() * 1.25);
        assertThat(months.get(2).reminded().millisEach()).isLessThan(months.get(0).reminded().millisEach() * 1.25);
        assertThat(ledger.receivablesApart()).isEmpty();
    }

    @Test
    void andSoWithEInvoices() {
        firm = new BillingFixture(house);
        var before = seller.profile();
        seller.change(new FirmProfile("Example Consulting GmbH", "Musterstrasse 1", "10115", "Berlin", "DE", "EUR", "DE123456788", "30/123/45678",
                "DE02120300000000202051", "BYLADEM1001", "billing@seller.example", null, new SellerDetails("HRB 12345", "Erika Muster", "+49 30 123456", "", "9930", "DE123456788")));
        try {
            month(SMALLEST, Format.FACTUR_X);
            var months = IntStream.of(1, 4, 16).mapToObj(size -> month(SMALLEST * size, Format.FACTUR_X)).toList();
            for (var m : months) System.out.printf("billed with e-invoices %s%n", m.billed());
            assertThat(months.get(2).billed().millisEach()).isLessThan(months.get(0).billed().millisEach() * 1.25);
        } finally {
            seller.change(before);
        }
    }

    private Month month(int projects, Format format) {
        var people = IntStream.range(0, 4).mapToObj(i -> firm.person("100.00")).toList();
        var codes = IntStream.range(0, projects).mapToObj(i -> project(format)).toList();
        for (var code : codes) for (int i = 0; i < 8; i++) firm.approved(code, people.get(i % 4), "1.25");
        times.drain();
        var billed = Speed.of(firm.jdbc, projects, () -> {
            Actor.as("FIN", () -> firm.runs.request(firm.cutOff()));
            times.drain();
        });
        var invoices = codes.stream().flatMap(code -> firm.billing.ofProject(code).stream()).toList();
        assertThat(invoices).hasSize(projects).allMatch(i -> i.state() == InvoiceState.ISSUED);
        var due = invoices.get(0).dueDate().plusDays(3);
        times.moveTo(due.atTime(8, 59));
        long before = reminders();
        var at = Speed.of(firm.jdbc, 1, () -> times.moveTo(due.atTime(9, 0)));
        int reminded = (int) (reminders() - before);
        assertThat(reminded).isGreaterThanOrEqualTo(projects);
        return new Month(billed, new Speed(reminded, at.seconds(), at.busySeconds()), settled(invoices));
    }

    private Speed settled(List<InvoiceSummary> invoices) {
        var lines = new ArrayList<>(List.of("Date;Amount;Currency;Payer;Text;Reference"));
        for (var i : invoices) lines.add("%s;%s;EUR;Somebody;Invoice %s;B%s".formatted(times.today(), i.gross().amount().toPlainString(), i.number(), i.number()));
        var file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return Speed.of(firm.jdbc, invoices.size(), () -> assertThat(statements.take(file, "month.csv", "CSV", null).matched()).isEqualTo(invoices.size()));
    }

    private long reminders() {
        return firm.jdbc.sql("select count(*) from app.reminder").query(Long.class).single();
    }

    private String project(Format format) {
        var code = firm.project(BillingModel.TIME_AND_MATERIALS, "DE", "EUR", "100.00", "10000.00");
        var c = clients.get(firm.projects.get(code).clientCode());
        if (format != Format.NONE) clients.change(new Client(c.code(), c.name(), "DE", "EUR", 30, c.email(), "DE136695976", "Gasse 1\n10115 Berlin", "en", false,
                new EInvoicing(format, "04011000-12345-03", "", "0088", "4012345000009", "", "")));
        return code;
    }
}
