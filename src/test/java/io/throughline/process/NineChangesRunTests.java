package io.throughline.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.billing.InvoiceSummary;
import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.expense.Expenses;
import io.throughline.firm.ExchangeRates;
import io.throughline.journal.Actor;
import io.throughline.process.model.NineChanges;
import io.throughline.project.BillingModel;
import io.throughline.project.ProjectFixture;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientClasses;
import io.throughline.receivables.DebtFixture;
import io.throughline.studio.ModelRelease;
import io.throughline.studio.Releases;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nine changes of the analyst's guide, live as one release: each is seen in a case that follows it. Taken back at the end. */
@ThroughlineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NineChangesRunTests {
    private static final String REVIEW = "processes/decisions/invoice-review.dmn";
    @Autowired ApplicationContext house;
    @Autowired Releases releases;
    @Autowired Inbox inbox;
    @Autowired Times times;
    @Autowired Projects projects;
    @Autowired Expenses expenses;
    @Autowired TaskService tasks;
    private WorkFixture work;
    private BillingFixture firm;
    private Desk desk;
    private long release;

    @BeforeAll
    void bringAllNineLive() {
        work = new WorkFixture(house);
        firm = new BillingFixture(house);
        desk = new Desk(house);
        var files = new TreeMap<String, byte[]>();
        NineChanges.all().values().forEach(files::putAll);
        // Two of them change the same table.
        files.put(REVIEW, new String(files.get(REVIEW), StandardCharsets.UTF_8).replace("&gt; 10000.00", "&gt; 5000.00").getBytes(StandardCharsets.UTF_8));
        release = Actor.as("one", () -> releases.propose("The nine", "", files, ModelRelease.Source.UPLOAD)).id();
        Actor.as("two", () -> releases.approve(release, ""));
        Actor.as("one", () -> releases.release(release));
    }

    @AfterAll
    void takeThemBack() {
        Actor.as("two", () -> releases.rollBack(release, "end of the test"));
    }

    @Test
    void aThirdPersonApprovesAWeekOfMoreThan60Hours() {
        var monday = work.monday();
        var author = work.person();
        var manager = work.person();
        var project = work.project(manager);
        for (int day = 0; day < 5; day++) work.log(monday.plusDays(day), author, project, "12.50");
        work.submit(author, monday);
        times.drain();
        var key = author + "/" + IsoWeek.of(monday);
        work.complete("approveTimesheet", key, manager, Map.of());
        desk.completeAs("DIRECTOR", "director", "approveAsSecond", key, Map.of());
        assertThat(group(desk.one("approveAsThird", key))).isEqualTo("finance");
        desk.completeAs("fiona", "finance", "approveAsThird", key, Map.of("note", "seen"));
        assertThat(desk.runs("timesheet-approval", key)).isFalse();
        assertThat(desk.passed("timesheet-approval", key)).containsSubsequence("approveTimesheet", "approveAsSecond", "approveAsThird", "closeSheet");
    }

    @Test
    void nobodyElseIsAskedAboutAnOrdinaryWeek() {
        var monday = work.monday();
        var author = work.person();
        var manager = work.person();
        var project = work.project(manager);
        for (int day = 0; day < 5; day++) work.log(monday.plusDays(day), author, project, "12.00");
        work.submit(author, monday);
        times.drain();
        work.complete("approveTimesheet", author + "/" + IsoWeek.of(monday), manager, Map.of());
        desk.completeAs("DIRECTOR", "director", "approveAsSecond", author + "/" + IsoWeek.of(monday), Map.of());
        assertThat(desk.passed("timesheet-approval", author + "/" + IsoWeek.of(monday))).contains("closeSheet").doesNotContain("approveAsThird");
    }

    @Test
    void theFirstReminderComesBeforeTheDueDateAndACallBeforeTheSecond() {
        var invoice = new DebtFixture(house).mailed();
        var key = String.valueOf(invoice.draftId());
        times.moveTo(invoice.dueDate().minusDays(3).atTime(9, 0));
        assertThat(reminders(invoice)).containsExactly(invoice.dueDate().minusDays(3));
        times.moveTo(invoice.dueDate().plusDays(14).atTime(9, 0));
        assertThat(reminders(invoice)).hasSize(1);
        assertThat(group(desk.one("callClient", key))).isEqualTo("finance");
        desk.completeAs("fiona", "finance", "callClient", key, Map.of("note", "They pay on Friday."));
        assertThat(reminders(invoice)).containsExactly(invoice.dueDate().minusDays(3), invoice.dueDate().plusDays(14));
        // A field that an analyst added is on the trail like any other.
        assertThat(house.getBean(JdbcClient.class).sql("select facts -> 'answers' ->> 'note' from app.journal_entry where event = 'TaskCompleted' and facts ->> 'task' = 'callClient' and facts ->> 'businessKey' = ?")
                .param(key).query(String.class).list()).containsExactly("They pay on Friday.");
    }

    @Test
    void invoicesAreReviewedAtAnotherThreshold() {
        assertThat(waitsFor(drafted("DE", "EUR", "50.00"))).isEmpty();
        assertThat(waitsFor(drafted("DE", "EUR", "50.01"))).containsExactly("reviewInvoice");
    }

    @Test
    void invoicesOfTrustedClientsAreNotReviewed() {
        var project = firm.project();
        house.getBean(ClientClasses.class).set(projects.get(project).clientCode(), "TRUSTED");
        var draft = drafted(project, "200.00");
        assertThat(waitsFor(draft)).isEmpty();
        assertThat(firm.billing.get(draft.draftId()).state()).isEqualTo(InvoiceState.ISSUED);
    }

    @Test
    void financeReviewsInvoicesInForeignCurrencyAsWell() {
        house.getBean(ExchangeRates.class).record(times.today().minusYears(1), "USD", new BigDecimal("1.1"), "test");
        var draft = drafted("US", "USD", "60.00");
        var key = String.valueOf(draft.draftId());
        desk.completeAs("DIR", "director", "reviewInvoice", key, Map.of("approved", true));
        assertThat(firm.billing.get(draft.draftId()).state()).isNotEqualTo(InvoiceState.ISSUED);
        assertThat(group(desk.one("reviewForeignInvoice", key))).isEqualTo("finance");
        desk.completeAs("fiona", "finance", "reviewForeignInvoice", key, Map.of());
        assertThat(firm.billing.get(draft.draftId()).state()).isEqualTo(InvoiceState.ISSUED);
    }

    @Test
    void aProjectStartsOnceItsDepositIsThere() {
        var code = projects.confirm(new ProjectFixture(house).project()).code();
        desk.workOff();
        for (var step : inbox.open("completeSetupStep", code)) desk.completeTask(step.getId(), step.getAssignee());
        desk.completeAs("DIRECTOR", "director", "signOffBudget", code, Map.of("signedOff", true));
        assertThat(projects.get(code).state()).isEqualTo(ProjectState.SETUP);
        assertThat(group(desk.one("confirmDeposit", code))).isEqualTo("finance");
        desk.completeAs("fiona", "finance", "confirmDeposit", code, Map.of());
        assertThat(projects.get(code).state()).isEqualTo(ProjectState.IN_DELIVERY);
    }

    @Test
    void workIsBilledEveryMonday() {
        var friday = times.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(4);
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00", true, friday);
        times.moveTo(friday.plusDays(3).atTime(5, 59));
        assertThat(firm.billing.ofProject(project)).isEmpty();
        times.moveTo(friday.plusDays(3).atTime(6, 0));
        assertThat(firm.billing.ofProject(project)).singleElement().satisfies(i -> assertThat(i.issueDate()).isEqualTo(friday.plusDays(3)));
    }

    @Test
    void aTripBelow25NeedsNoReceipt() {
        var author = work.person();
        var manager = work.person();
        var project = work.project(manager);
        long small = spent(author, project, "24.99");
        work.complete("approveExpense", "expense/" + small, manager, Map.of("approved", true));
        assertThat(expenses.get(small).state()).isEqualTo(ExpenseState.APPROVED);
        assertThat(desk.waiting("expense/" + spent(author, project, "25.00"))).containsExactly("completeExpense");
    }

    private long spent(String author, String project, String amount) {
        long id = Actor.as(author, () -> {
            long logged = expenses.log(new NewExpense(null, times.today(), author, project, "TRAVEL", Money.of(amount, "EUR"), true, BigDecimal.ZERO, "Bus")).id();
            expenses.submit(logged);
            return logged;
        });
        times.drain();
        return id;
    }

    private InvoiceSummary drafted(String country, String currency, String hours) {
        return drafted(firm.project(BillingModel.TIME_AND_MATERIALS, country, currency, "100.00", "10000.00"), hours);
    }

    /** At 100.00 an hour. */
    private InvoiceSummary drafted(String project, String hours) {
        var person = firm.person("100.00");
        var left = new BigDecimal(hours);
        for (var day = firm.cutOff(); left.signum() > 0; day = day.minusDays(1)) {
            var some = left.min(new BigDecimal("20.00"));
            firm.approved(project, person, some.toPlainString(), true, day);
            left = left.subtract(some);
        }
        var draft = firm.drafted(project);
        desk.workOff();
        return draft;
    }

    private List<String> waitsFor(InvoiceSummary draft) {
        return desk.waiting(String.valueOf(draft.draftId())).stream().filter(key -> key.startsWith("review")).toList();
    }

    private List<LocalDate> reminders(InvoiceSummary invoice) {
        return firm.jdbc.sql("select sent_on from app.reminder where draft_id = ? order by level").param(invoice.draftId()).query(LocalDate.class).list();
    }

    private String group(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).findFirst().orElse(null);
    }
}
