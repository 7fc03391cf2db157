package io.throughline.browser;

import io.throughline.browser.EveryTask.Asked;
import io.throughline.journal.Actor;
import io.throughline.ledger.PeriodClosing;
import io.throughline.ledger.PeriodReopening;
import io.throughline.receivables.DebtFixture;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tasks of closing a month, and of the proof that nothing is forgotten. In months long before anybody else's. */
final class ClosingTasks {
    private final ApplicationContext house;
    private final SmallFirm firm;

    ClosingTasks(ApplicationContext house, SmallFirm firm) {
        this.house = house;
        this.firm = firm;
    }

    void addTo(Map<String, Supplier<Asked>> ways) {
        ways.put("workThroughChecklist", () -> closing(1));
        ways.put("approveClose", () -> toApprove(2));
        ways.put("decideOnReopening", this::reopening);
        ways.put("lookIntoDifferences", this::difference);
    }

    private Asked closing(int month) {
        Actor.as("finance", () -> house.getBean(PeriodClosing.class).start(YearMonth.of(2002, month)));
        return asked("finance", "workThroughChecklist", key(month));
    }

    private Asked toApprove(int month) {
        closing(month);
        firm.complete("workThroughChecklist", key(month), "finance", "finance", Map.of());
        return asked("director", "approveClose", key(month));
    }

    private Asked reopening() {
        toApprove(3);
        firm.complete("approveClose", key(3), "director", "director", Map.of("approved", "true"));
        Actor.as("finance", () -> house.getBean(PeriodReopening.class).request(YearMonth.of(2002, 3), "A supplier's invoice came late."));
        return asked("director", "decideOnReopening", key(3) + "/reopen");
    }

    /** More hours on an invoice than were worked, until the task was looked at: what it shows is written anew when it is opened. */
    private Asked difference() {
        var invoice = new DebtFixture(house).issued();
        var models = house.getBean(RepositoryService.class);
        tamper("quantity + 2", invoice.draftId());
        models.activateProcessDefinitionByKey("completeness", true, null);
        var jobs = house.getBean(ManagementService.class);
        jobs.executeJob(jobs.createJobQuery().processDefinitionKey("completeness").timers().singleResult().getId());
        firm.times.drain();
        models.suspendProcessDefinitionByKey("completeness", false, null);
        return new Asked("finance", house.getBean(TaskService.class).createTaskQuery().taskDefinitionKey("lookIntoDifferences").singleResult().getId(),
                () -> tamper("quantity - 2", invoice.draftId()));
    }

    private void tamper(String quantity, long invoice) {
        var db = house.getBean(JdbcClient.class);
        db.sql("alter table app.billed_portion disable trigger user").update();
        db.sql("update app.billed_portion set quantity = %s where invoice_id = ?".formatted(quantity)).param(invoice).update();
        db.sql("alter table app.billed_portion enable trigger user").update();
    }

    private static String key(int month) {
        return "period/2002-%02d".formatted(month);
    }

    private Asked asked(String person, String task, String key) {
        return new Asked(person, firm.task(task, key).getId());
    }
}
