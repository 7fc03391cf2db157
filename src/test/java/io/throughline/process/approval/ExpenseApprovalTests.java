package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.expense.Expenses;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.process.Inbox;
import io.throughline.process.WorkFixture;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ThroughlineTest
class ExpenseApprovalTests {
    @Autowired ApplicationContext house;
    @Autowired People people;
    @Autowired Projects projects;
    @Autowired Expenses expenses;
    @Autowired Inbox inbox;
    @Autowired Times times;
    @Autowired TaskService tasks;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired JdbcTemplate jdbc;
    WorkFixture work;
    String author;
    String manager;
    String project;

    @BeforeEach
    void aProjectAndItsPeople() {
        work = new WorkFixture(house);
        author = work.person();
        manager = work.person();
        project = work.project(manager);
    }

    @Test
    void theProjectsManagerApproves() {
        long id = submitted(author, "TRAVEL", "1200.00", true);
        var task = work.task("approveExpense", key(id), manager);
        assertThat(tasks.getVariableLocal(task.getId(), "view").toString()).contains("1200.00 EUR", "attached", "was it agreed before");
        work.complete("approveExpense", key(id), manager, Map.of("approved", true));
        assertThat(expenses.get(id).state()).isEqualTo(ExpenseState.APPROVED);
        assertThat(running(id)).isZero();
        assertThat(expenses.list(null, project, ExpenseState.APPROVED, false, 0, 10).content()).hasSize(1);
        expenses.reimburse(id, null);
        assertThat(expenses.list(null, project, ExpenseState.APPROVED, false, 0, 10).content()).isEmpty();
    }

    @Test
    void anApprovedOneIsPushedToTheBooks() {
        long id = submitted(author, "MEALS", "20.00", false);
        work.complete("approveExpense", key(id), manager, Map.of("approved", true));
        assertThat(passed(id)).containsSubsequence("decideExpense", "pushExpense", "toBeReimbursed");
        assertThat(jdbc.queryForObject("select count(*) from app.connector_memory where entity = 'ExpenseApproved' and our_id = ?", Integer.class, "expense:" + id)).isEqualTo(1);
    }

    @Test
    void itsApproverIsRemindedAfterThreeWorkingDaysAndADirectorAskedAfterFive() {
        work.monday();
        times.daysOn(3);
        var thursday = times.now();
        long id = submitted(author, "MEALS", "20.00", false);
        times.moveTo(thursday.plusDays(5).minusMinutes(1));
        assertThat(reminders(id)).isEmpty();
        times.moveTo(thursday.plusDays(5));
        assertThat(reminders(id)).containsExactly(people.get(manager).email());
        work.task("approveExpense", key(id), manager);

        times.moveTo(thursday.plusDays(7));
        assertThat(inbox.open("approveExpense", key(id))).isEmpty();
        var escalated = work.task("approveEscalatedExpense", key(id), null);
        assertThat(tasks.getIdentityLinksForTask(escalated.getId())).extracting(l -> l.getGroupId()).containsExactly("director");
        assertThat(tasks.getVariableLocal(escalated.getId(), "view").toString()).contains("20.00 EUR");
        assertThat(passed(id)).contains("fiveWorkingDays");
        assertThat(reminders(id)).hasSize(1);
        work.complete(escalated, "DIRECTOR", Map.of("approved", true), "director");
        assertThat(expenses.get(id).state()).isEqualTo(ExpenseState.APPROVED);
    }

    @Test
    void whatTheManagerSpentGoesToADirector() {
        long id = submitted(manager, "MEALS", "30.00", true);
        var task = work.task("approveExpense", key(id), null);
        assertThat(tasks.getIdentityLinksForTask(task.getId())).extracting(l -> l.getGroupId()).containsExactly("director");
        assertThatThrownBy(() -> work.complete(task, manager, Map.of("approved", true), "director")).hasStackTraceContaining("is your own");
        work.complete(task, "DIRECTOR", Map.of("approved", "true"), "director");
        assertThat(expenses.get(id).state()).isEqualTo(ExpenseState.APPROVED);
    }

    @Test
    void withoutReceiptItGoesToItsAuthorWhoAttachesIt() {
        long id = submitted(author, "MEALS", "80.00", false);
        work.task("completeExpense", key(id), author);
        Actor.as(author, () -> expenses.attachReceipt(id, "meal.pdf", "application/pdf", new byte[] {1}));
        times.drain();
        work.task("approveExpense", key(id), manager);
    }

    @Test
    void withoutReceiptItsAuthorMaySayWhy() {
        long id = submitted(author, "MEALS", "80.00", false);
        assertThatThrownBy(() -> work.complete("completeExpense", key(id), author, Map.of())).hasStackTraceContaining("needs a receipt");
        work.complete("completeExpense", key(id), author, Map.of("noReceiptReason", "stolen with my bag"));
        var task = work.task("approveExpense", key(id), manager);
        assertThat(tasks.getVariableLocal(task.getId(), "view").toString()).contains("stolen with my bag");
    }

    @Test
    void aRejectedOneComesAgainThroughEitherDoor() {
        long id = submitted(author, "MEALS", "20.00", false);
        work.complete("approveExpense", key(id), manager, Map.of("approved", false, "comment", "With whom?"));
        assertThat(expenses.get(id)).extracting("state", "comment").containsExactly(ExpenseState.REJECTED, "With whom?");
        work.complete("correctExpense", key(id), author, Map.of());
        work.complete("approveExpense", key(id), manager, Map.of("approved", false, "comment", "Still: with whom?"));

        Actor.as(author, () -> expenses.submit(id));
        times.drain();
        assertThat(inbox.open("correctExpense", key(id))).isEmpty();
        work.complete("approveExpense", key(id), manager, Map.of("approved", true));
        assertThat(expenses.get(id).state()).isEqualTo(ExpenseState.APPROVED);
    }

    @Test
    void itsAuthorMayWithdrawItThroughEitherDoor() {
        long one = rejected();
        work.complete("correctExpense", key(one), author, Map.of("withdraw", true));
        long other = rejected();
        Actor.as(author, () -> expenses.withdraw(other));
        times.drain();
        for (long id : new long[] {one, other}) {
            assertThat(expenses.get(id).state()).isEqualTo(ExpenseState.WITHDRAWN);
            assertThat(running(id)).isZero();
        }
    }

    @Test
    void rejectingNeedsAComment() {
        long id = submitted(author, "MEALS", "20.00", false);
        assertThatThrownBy(() -> work.complete("approveExpense", key(id), manager, Map.of("approved", false))).hasStackTraceContaining("Say what is wrong");
        assertThat(expenses.get(id).state()).isEqualTo(ExpenseState.SUBMITTED);
    }

    @Test
    void itFollowsTheProjectToItsNewManager() {
        long id = submitted(author, "MEALS", "20.00", false);
        var successor = work.person();
        Actor.as("DIRECTOR", () -> projects.handOver(project, successor));
        times.drain();
        work.complete("approveExpense", key(id), successor, Map.of("approved", true));
        assertThat(expenses.get(id).state()).isEqualTo(ExpenseState.APPROVED);
    }

    private long rejected() {
        long id = submitted(author, "MEALS", "20.00", false);
        work.complete("approveExpense", key(id), manager, Map.of("approved", false, "comment", "No."));
        return id;
    }

    private long submitted(String person, String category, String amount, boolean receipt) {
        return Actor.as(person, () -> {
            long id = expenses.log(new NewExpense(null, times.today(), person, project, category, Money.of(amount, "EUR"), true, BigDecimal.TEN, "note")).id();
            if (receipt) expenses.attachReceipt(id, "receipt.pdf", "application/pdf", new byte[] {1, 2, 3});
            expenses.submit(id);
            return id;
        });
    }

    private List<String> passed(long id) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key(id)).singleResult().getId())
                .orderPartiallyByOccurrence().asc().list().stream().map(a -> a.getActivityId()).toList();
    }

    private List<String> reminders(long id) {
        return jdbc.queryForList("select recipient from app.mail where key like ?", String.class, "expense-reminder:" + id + ":%");
    }

    private long running(long id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key(id)).count();
    }

    private static String key(long id) {
        return "expense/" + id;
    }
}
