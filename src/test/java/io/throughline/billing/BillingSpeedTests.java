package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Speed;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.firm.FirmProfile;
import io.throughline.firm.SellerDetails;
import io.throughline.journal.Actor;
import io.throughline.ledger.Ledger;
import io.throughline.process.Workers;
import io.throughline.process.engine.EngineClock;
import io.throughline.process.engine.JobExecution;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import io.throughline.project.EInvoicing.Format;
import io.throughline.receivables.bank.BankStatements;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The month of 20, 80 and 320 projects with eight entries each, through the models and by the engine's own job executor, as in the running house, on a
 * database that waits for its disk: from the billing run's request to letters that carry the PDF, with postings and journal; then their first reminders,
 * with letter and PDF; then one bank statement that settles them all and ends their collections. Sixteen times the work takes sixteen times as long.
 */
@ThroughlineTest
@Tag("benchmark")
class BillingSpeedTests {
    private static final int SMALLEST = 20;
    private static final int REHEARSALS = 3;
    private static final FirmProfile ELECTRONIC = new FirmProfile("Example Consulting GmbH", "Musterstrasse 1", "10115", "Berlin", "DE", "EUR", "DE123456788", "30/123/45678",
            "DE02120300000000202051", "BYLADEM1001", "billing@seller.example", null, new SellerDetails("HRB 12345", "Erika Muster", "+49 30 123456", "", "9930", "DE123456788"));
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Clients clients;
    @Autowired Firm seller;
    @Autowired BankStatements statements;
    @Autowired Ledger ledger;
    @Autowired FirmClock clock;
    @Autowired JobExecution jobs;
    @Autowired Workers workers;
    @Autowired ProcessEngine engine;
    private BillingFixture firm;

    private record Month(Speed billed, Speed reminded, Speed settled) {}

    @Test
    void aMonthIsLinearInItsInvoices() {
        var months = months(Format.NONE, "16 a second wanted");
        linear(months, Month::billed);
        linear(months, Month::reminded);
        assertThat(ledger.receivablesApart()).isEmpty();
    }

    @Test
    void andSoWithEInvoices() {
        linear(months(Format.FACTUR_X, "Factur-X"), Month::billed);
    }

    /** The compiler of the JVM takes its time: what comes first is a rehearsal. */
    private List<Month> months(Format format, String said) {
        firm = new BillingFixture(house);
        for (int i = 0; i < REHEARSALS; i++) month(SMALLEST * 4, format);
        var months = IntStream.of(1, 4, 16).mapToObj(size -> month(SMALLEST * size, format)).toList();
        for (var m : months) System.out.printf("billed (%s) %s; reminded (50 a second wanted) %s; settled %s%n", said, m.billed(), m.reminded(), m.settled());
        return months;
    }

    private static void linear(List<Month> months, Function<Month, Speed> of) {
        assertThat(of.apply(months.get(2)).millisEach()).isLessThan(of.apply(months.get(1)).millisEach() * 1.25);
    }

    private Month month(int projects, Format format) {
        var before = seller.profile();
        if (format != Format.NONE) seller.change(ELECTRONIC);
        try {
            return through(projects, format);
        } finally {
            if (format != Format.NONE) seller.change(before);
        }
    }

    private Month through(int projects, Format format) {
        var people = IntStream.range(0, 4).mapToObj(i -> firm.person("100.00")).toList();
        var codes = IntStream.range(0, projects).mapToObj(i -> project(format)).toList();
        for (var code : codes) for (int i = 0; i < 8; i++) firm.approved(code, people.get(i % 4), "1.25");
        times.drain();
        var billed = Speed.of(firm.jdbc, projects, () -> {
            var run = Actor.as("FIN", () -> firm.runs.request(firm.cutOff()));
            work(() -> count("select count(*) from app.invoice_mailing m join app.invoice i on i.id = m.invoice_id where i.run_id = " + run.id()) >= projects);
        });
        times.drain();
        var invoices = codes.stream().flatMap(code -> firm.billing.ofProject(code).stream()).toList();
        assertThat(invoices).hasSize(projects).allMatch(i -> i.state() == InvoiceState.ISSUED);
        var due = invoices.get(0).dueDate().plusDays(3);
        times.moveTo(due.atTime(8, 59));
        long before = reminders();
        var nine = due.atTime(9, 0).atZone(clock.getZone()).toInstant();
        var at = Speed.of(firm.jdbc, 1, () -> {
            clock.moveTo(nine);
            EngineClock.set(nine);
            work(() -> reminders() - before >= projects);
        });
        times.drain();
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
        return count("select count(*) from app.reminder");
    }

    private long count(String sql) {
        return firm.jdbc.sql(sql).query(Long.class).single();
    }

    /** What is due is done by the job executor, the outside work beside it. */
    private void work(BooleanSupplier done) {
        jobs.start();
        try {
            for (long until = System.nanoTime() + 300_000_000_000L; !done.getAsBoolean() && System.nanoTime() < until; Thread.sleep(20)) workers.workOff();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor().shutdown();
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private String project(Format format) {
        var code = firm.project(BillingModel.TIME_AND_MATERIALS, "DE", "EUR", "100.00", "10000.00");
        var c = clients.get(firm.projects.get(code).clientCode());
        if (format != Format.NONE) clients.change(new Client(c.code(), c.name(), "DE", "EUR", 30, c.email(), "DE136695976", "Gasse 1\n10115 Berlin", "en", false,
                new EInvoicing(format, "04011000-12345-03", "", "0088", "4012345000009", "", "")));
        return code;
    }
}
