package io.throughline.process.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.ledger.Ledger;
import io.throughline.process.ApiDesk;
import io.throughline.process.Inbox;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import io.throughline.ledger.PeriodClosing;
import java.time.LocalDate;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Closing a month through its model, and the nightly proof. Months long ago and rows of its own, so that nobody else's are in the way. */
@ThroughlineTest
class PeriodCloseTests {
    private static final YearMonth MONTH = YearMonth.of(2001, 3);
    @LocalServerPort int port;
    @Autowired ApplicationContext house;
    @Autowired Users users;
    @Autowired Ledger ledger;
    @Autowired Inbox inbox;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired Times times;
    @Autowired RepositoryService repository;
    @Autowired ManagementService management;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient db;

    @Test
    void aMonthIsClosedByItsChecklistAndOpenedAgainByTwoPeople() {
        var fiona = ApiDesk.of(users, port, "fionacloses", null, Role.FINANCE);
        var dora = ApiDesk.of(users, port, "doracloses", null, Role.DIRECTOR);
        var path = "/ledger/periods/" + MONTH;
        try {
            assertThat(fiona.post(path + "/start").body().path("state").asText()).isEqualTo("STARTED");
            var task = inbox.open("workThroughChecklist", "period/" + MONTH).get(0);
            assertThat(inbox.view(task.getId())).contains("Every approved hour is accounted for").contains("\"state\":\"done\"");
            assertThat(fiona.post("/tasks/" + task.getId() + "/complete", Map.of("comment", "all matched")).code()).isLessThan(300);
            assertThat(fiona.get(path).body().path("askedBy").asText()).isEqualTo("fionacloses");
            assertThat(fiona.post(path + "/confirm").code()).isEqualTo(409);
            assertThat(inbox.open("approveClose", "period/" + MONTH)).hasSize(1);
            assertThat(dora.post(path + "/decline", Map.of("comment", "")).code()).isEqualTo(400);
            assertThat(dora.post(path + "/decline", Map.of("comment", "one hour is missing")).body().path("state").asText()).isEqualTo("STARTED");
            assertThat(inbox.view(inbox.open("workThroughChecklist", "period/" + MONTH).get(0).getId())).contains("one hour is missing");
            assertThat(fiona.post(path + "/close").body().path("state").asText()).isEqualTo("ASKED");
            assertThat(dora.post(path + "/confirm").body().path("state").asText()).isEqualTo("CLOSED");
            assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey("period/" + MONTH).count()).isZero();
            assertThatThrownBy(this::dateIntoIt).hasMessageContaining("is in a month that is closed");

            assertThat(fiona.post(path + "/reopen", Map.of("reason", "a supplier's invoice came late")).body().path("state").asText()).isEqualTo("REOPENING");
            assertThat(fiona.post(path + "/reopen/confirm").code()).isEqualTo(409);
            assertThat(dora.post(path + "/reopen/confirm").body().path("state").asText()).isEqualTo("OPEN");
            dateIntoIt();
            assertThat(fiona.post(path + "/close").body().path("state").asText()).isEqualTo("ASKED");
            assertThat(dora.post(path + "/confirm").body().path("state").asText()).isEqualTo("CLOSED");
            assertThat(db.sql("select event from app.journal_entry where subject = ? order by id").param("period:" + MONTH).query(String.class).list())
                    .containsSubsequence("PeriodCloseStarted", "PeriodCloseRequested", "PeriodCloseDeclined", "PeriodCloseRequested", "PeriodClosed", "PeriodReopenRequested", "PeriodReopened", "PeriodClosed");
        } finally {
            if (fiona.get(path).body().path("state").asText().equals("CLOSED")) {
                fiona.post(path + "/reopen", Map.of("reason", "the test is over"));
                dora.post(path + "/reopen/confirm");
            }
        }
    }

    @Test
    void theNextMonthsChecklistBeginsByItselfOnceOnTheDayOfTheTable(@Autowired DecisionService decisions) {
        for (var day : List.of("2026-03-11", "2026-03-12", "2026-03-31")) {
            var begin = decisions.evaluateDecisionTableByKey("closing-calendar", Map.of("today", day)).getFirstResult();
            assertThat(begin != null && begin.<Boolean>getEntry("begin")).as(day).isEqualTo(!day.endsWith("-11"));
        }
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            var closing = house.getBean(PeriodClosing.class);
            var closed = db.sql("select month from app.closed_month order by month desc limit 1").query(LocalDate.class).optional().map(YearMonth::from);
            closing.startNext(YearMonth.of(1950, 1));
            assertThat(closing.started(YearMonth.of(1950, 1))).as("nothing was worked or booked by then").isFalse();
            var issued = new BillingFixture(house).issuedInvoice();
            var next = closed.map(m -> m.plusMonths(1)).orElse(YearMonth.from(issued.issueDate()));
            for (int i = 0; i < 2; i++) closing.startNext(next);
            assertThat(inbox.open("workThroughChecklist", "period/" + next)).hasSize(1);
            var begun = db.sql("select count(*) from app.period_close").query(Long.class).single();
            closed.ifPresent(closing::startNext);
            assertThat(db.sql("select count(*) from app.period_close").query(Long.class).single()).as("what is closed is not begun anew").isEqualTo(begun);
        });
    }

    @Test
    void whatDoesNotAddUpKeepsAMonthOpenAndComesToFinanceByName() {
        var firm = new BillingFixture(house);
        var fiona = ApiDesk.of(users, port, "fionaproves", null, Role.FINANCE);
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00");
        var invoice = firm.issued(project);
        var portion = db.sql("select id from app.billed_portion where invoice_id = ?").param(invoice.draftId()).query(Long.class).single();
        var entry = db.sql("select item_id from app.billed_portion where id = ?").param(portion).query(Long.class).single();
        repository.activateProcessDefinitionByKey("completeness", true, null);
        tamper("10.00", portion);
        try {
            assertThat(ledger.completeness().items()).singleElement().asString().startsWith("Entry " + entry + " of ").contains("10.00 h taken of 8.00");
            assertThat(ledger.completeness().difference()).isEqualByComparingTo("-2.00");
            var refused = fiona.post("/ledger/periods/" + MONTH.minusMonths(1) + "/close");
            assertThat(refused.code()).isEqualTo(409);
            assertThat(refused.body().toString()).contains("Entry " + entry);
            assertThat(inbox.open("workThroughChecklist", "period/" + MONTH.minusMonths(1))).isEmpty();

            prove();
            var task = open().get(0);
            assertThat(inbox.view(task)).contains("Entry " + entry);
            assertThatThrownBy(() -> inbox.complete(task, "fiona", List.of("finance"), Map.of("comment", "looks fine"))).isInstanceOf(Refused.class).hasMessageContaining("Entry " + entry);
            prove();
            assertThat(open()).hasSize(1).doesNotContain(task);
        } finally {
            tamper("8.00", portion);
        }
        try {
            allIsWell(fiona);
        } finally {
            repository.suspendProcessDefinitionByKey("completeness", true, null);
        }
    }

    private void allIsWell(ApiDesk fiona) {
        assertThat(ledger.completeness().difference()).isEqualByComparingTo(BigDecimal.ZERO);
        inbox.complete(open().get(0), "fiona", List.of("finance"), Map.of("comment", "mended in the database"));
        prove();
        assertThat(open()).isEmpty();
        assertThat(fiona.get("/ledger/completeness/proofs?count=1").body().at("/0/difference").decimalValue()).isEqualByComparingTo("0");
    }

    private void prove() {
        management.executeJob(management.createJobQuery().processDefinitionKey("completeness").timers().singleResult().getId());
        times.drain();
    }

    private List<String> open() {
        return tasks.createTaskQuery().taskDefinitionKey("lookIntoDifferences").list().stream().map(t -> t.getId()).toList();
    }

    private void tamper(String hours, long portion) {
        db.sql("alter table app.billed_portion disable trigger user").update();
        db.sql("update app.billed_portion set quantity = cast(? as numeric) where id = ?").params(hours, portion).update();
        db.sql("alter table app.billed_portion enable trigger user").update();
    }

    private void dateIntoIt() {
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            db.sql("insert into app.ledger_entry (entry_date, event, subject, narrative, currency, posted_at, posted_by) values (?, 'Test', 'test:closed', 'late', 'EUR', now(), 'test')")
                    .param(MONTH.atEndOfMonth()).update();
        });
    }
}
