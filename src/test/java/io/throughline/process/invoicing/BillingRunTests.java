package io.throughline.process.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.BillingRunView;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.firm.ExchangeRates;
import io.throughline.journal.Actor;
import io.throughline.process.Inbox;
import io.throughline.project.BillingModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each way through the model {@code billing-run}. */
@ThroughlineTest
class BillingRunTests {
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Inbox inbox;
    @Autowired HistoryService history;
    @Autowired RuntimeService runtime;
    @Autowired ExchangeRates rates;
    private BillingFixture firm;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
    }

    @Test
    void runsOnTheTenthAndOnNoOtherDay() {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00", true, times.today());
        var ninth = times.today().plusMonths(1).withDayOfMonth(9);
        times.moveTo(ninth.atTime(23, 0));
        assertThat(firm.billing.ofProject(project)).isEmpty();
        times.moveTo(ninth.plusDays(1).atTime(6, 0));
        assertThat(firm.billing.ofProject(project)).singleElement().satisfies(i -> {
            assertThat(i.state()).isEqualTo(InvoiceState.ISSUED);
            assertThat(i.issueDate()).isEqualTo(ninth.plusDays(1));
        });
        var run = finished(firm.runs.page(0, 1).content().get(0).id());
        assertThat(run.asOf()).isEqualTo(ninth.withDayOfMonth(1).minusDays(1));
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("billing-run").unfinished().processInstanceBusinessKey("run/" + run.id()).count()).isZero();
    }

    @Test
    void runsOnDemandAndBillsADeliveredProjectForTheLastTime() {
        var project = firm.fixedFee("10.00", "1000.00");
        firm.approved(project, firm.person("100.00"), "3.00");
        firm.delivered(project);
        var run = requested();
        assertThat(run.state()).isEqualTo("RUNNING");
        times.drain();
        assertThat(firm.runs.get(run.id()).invoices()).filteredOn(i -> i.projectCode().equals(project)).singleElement()
                .satisfies(i -> assertThat(i.net().toString()).isEqualTo("1000.00 EUR"));
        assertThat(firm.billing.lastRunDone(project)).isTrue();
        finished(run.id());
    }

    @Test
    void whatCannotBeBilledIsListedAndTriedAgain() {
        var project = firm.project(BillingModel.TIME_AND_MATERIALS, "PL", "PLN", "10.00", "0.00");
        firm.approved(project, firm.person("100.00"), "8.00");
        var other = firm.project();
        firm.approved(other, firm.person("100.00"), "1.00");
        var run = requested();
        times.drain();
        assertThat(firm.billing.ofProject(other)).hasSize(1);
        var task = inbox.open("lookIntoExceptions", "run/" + run.id()).get(0);
        assertThat(inbox.view(task.getId())).contains("No exchange rate for PLN", project);
        rates.record(times.today(), "PLN", new BigDecimal("4.2"), "test");
        inbox.complete(task.getId(), "FIN", List.of("finance"), Map.of("tryAgain", "true"));
        times.drain();
        assertThat(firm.billing.ofProject(project)).hasSize(1);
        assertThat(finished(run.id()).exceptions()).extracting(BillingRunView.Exception::projectCode).doesNotContain(project);
    }

    @Test
    void whatCannotBeBilledMayBeLeftToTheNextRun() {
        var project = firm.project(BillingModel.TIME_AND_MATERIALS, "SE", "SEK", "10.00", "0.00");
        firm.approved(project, firm.person("100.00"), "8.00");
        var run = requested();
        times.drain();
        inbox.complete(inbox.open("lookIntoExceptions", "run/" + run.id()).get(0).getId(), "FIN", List.of("finance"), Map.of("tryAgain", false));
        times.drain();
        assertThat(firm.runs.get(run.id()).state()).isEqualTo("FINISHED");
        assertThat(firm.runs.get(run.id()).exceptions()).extracting(BillingRunView.Exception::projectCode).contains(project);
        rates.record(times.today(), "SEK", new BigDecimal("11.2"), "test");
    }

    @Test
    void aFaultStopsOneProjectOnly() {
        var broken = firm.project();
        firm.approved(broken, firm.person("100.00"), "8.00");
        var other = firm.project();
        firm.approved(other, firm.person("100.00"), "8.00");
        firm.jdbc.sql("alter table app.invoice add constraint test_fault check (project_code <> '" + broken + "') not valid").update();
        try {
            var run = requested();
            times.drain();
            times.moveTo(times.now().plusHours(1));
            assertThat(firm.billing.ofProject(other)).hasSize(1);
            assertThat(firm.billing.ofProject(broken)).isEmpty();
            assertThat(runtime.createIncidentQuery().list()).anySatisfy(i -> assertThat(i.getIncidentMessage()).contains("test_fault"));
            assertThat(firm.runs.get(run.id()).state()).isEqualTo("RUNNING");
        } finally {
            firm.jdbc.sql("alter table app.invoice drop constraint test_fault").update();
        }
    }

    /** After what it could not bill of other tests' projects is left to the next run. */
    private BillingRunView finished(long run) {
        inbox.open("lookIntoExceptions", "run/" + run).forEach(t -> inbox.complete(t.getId(), "FIN", List.of("finance"), Map.of("tryAgain", false)));
        times.drain();
        assertThat(firm.runs.get(run).state()).isEqualTo("FINISHED");
        return firm.runs.get(run);
    }

    private BillingRunView requested() {
        return Actor.as("FIN", () -> firm.runs.request(firm.cutOff()));
    }
}
