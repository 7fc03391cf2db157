package io.throughline.process.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.Billing;
import io.throughline.billing.BillingRuns;
import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.process.Desk;
import io.throughline.profitability.BudgetThresholdReached;
import io.throughline.project.BillingModel;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.ProjectFixture;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.receivables.Receivables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ThroughlineTest
class ProjectLifecycleTests {
    private static final String LIFECYCLE = "project-lifecycle";
    private ProjectFixture a;
    private Desk desk;
    @Autowired Projects projects;
    @Autowired Milestones milestones;
    @Autowired Billing billing;
    @Autowired BillingRuns runs;
    @Autowired Receivables receivables;
    @Autowired Times times;
    @Autowired TaskService tasks;
    @Autowired JdbcTemplate jdbc;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void furnish(@Autowired ApplicationContext house) {
        a = new ProjectFixture(house);
        desk = new Desk(house);
    }

    @Test
    void takesARunningProjectStraightToDelivery() {
        var code = a.inDelivery().code();
        assertThat(desk.waiting(code)).containsExactly("completeDelivery");
        assertThat(desk.passed(LIFECYCLE, code)).contains("projectTakenOver", "listMilestones").doesNotContain("setUpProject", "openDelivery");
    }

    @Test
    void hasMilestonesAcceptedThatWereThereAndThatWereAdded() {
        var code = a.inDelivery().code();
        var first = milestones.plan(code, new NewMilestone("Design", null));
        projects.putOnHold(code, "waiting for the client");
        projects.resume(code);
        var second = milestones.plan(code, new NewMilestone("Go-live", times.today()));
        assertThat(desk.waiting(code)).containsExactly("acceptAddedMilestone", "acceptMilestone", "completeDelivery");

        assertThatThrownBy(() -> desk.complete("completeDelivery", code, Map.of())).hasStackTraceContaining("milestone 'Go-live' is not accepted yet");
        desk.complete("acceptMilestone", code, Map.of());
        desk.complete("acceptAddedMilestone", code, Map.of());
        assertThat(milestones.get(first.id()).acceptedBy()).isEqualTo(projects.get(code).managerCode());
        assertThat(milestones.get(second.id()).accepted()).isTrue();
        desk.complete("completeDelivery", code, Map.of());
        assertThat(projects.get(code).state()).isEqualTo(ProjectState.DELIVERED);
    }

    @Test
    void pausesAndGoesOn() {
        var code = a.inDelivery().code();
        projects.putOnHold(code, "waiting for the client");
        assertThat(desk.waiting(code)).isEmpty();
        assertThat(projects.get(code).state()).isEqualTo(ProjectState.ON_HOLD);
        projects.resume(code);
        assertThat(desk.waiting(code)).containsExactly("completeDelivery");
    }

    @Test
    void endsWhenTheProjectIsCancelledInWhateverState() {
        var inSetup = projects.confirm(a.project()).code();
        var inDelivery = a.inDelivery().code();
        var onHold = a.inDelivery().code();
        projects.putOnHold(onHold, "budget cut");
        for (var code : List.of(inSetup, inDelivery, onHold)) {
            projects.cancel(code, "client withdrew");
            desk.workOff();
            assertThat(desk.runs(LIFECYCLE, code)).isFalse();
            assertThat(desk.waiting(code)).isEmpty();
            assertThat(mails("cancelled:" + code)).isEqualTo(1);
        }
    }

    @Test
    void letsOpenTasksFollowToTheNewManager() {
        var code = projects.confirm(a.project()).code();
        var successor = a.person();
        projects.handOver(code, successor);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("completeSetupStep").processInstanceBusinessKey(code).list())
                .hasSize(2).allSatisfy(t -> assertThat(t.getAssignee()).isEqualTo(successor));
        tasks.createTaskQuery().taskDefinitionKey("completeSetupStep").processInstanceBusinessKey(code).list().forEach(t -> desk.completeTask(t.getId(), successor));
        desk.completeAs("DIRECTOR", "director", "signOffBudget", code, Map.of("signedOff", true));
        assertThat(desk.one("completeDelivery", code).getAssignee()).isEqualTo(successor);
    }

    @Test
    void mailsEachAlertAndAsksForAReviewAtNinety() {
        var code = a.inDelivery().code();
        for (int percent : List.of(50, 75, 90, 100)) reached(code, percent);
        desk.workOff();
        assertThat(desk.waiting(code)).containsExactly("completeDelivery", "reviewBudget");
        assertThat(desk.view(desk.one("reviewBudget", code))).contains("90");
        for (int percent : List.of(50, 75, 90, 100)) assertThat(mails("budget-alert:%s:%d".formatted(code, percent))).isEqualTo(1);
        desk.complete("reviewBudget", code, Map.of("comment", "asked the client for more"));
        assertThat(desk.waiting(code)).containsExactly("completeDelivery");
        assertThat(jdbc.queryForObject("select facts ->> 'comment' from app.journal_entry where event = 'BudgetReviewed' and subject = ?", String.class,
                "project:" + code)).isEqualTo("asked the client for more");
    }

    @Test
    void waitsForTheLastRunByTheCalendarEvenWhenNothingIsLeftToBill() {
        var project = a.inDelivery(a.project(BillingModel.NON_BILLABLE, a.client(), "EUR", "10.00", "0"));
        desk.complete("completeDelivery", project.code(), Map.of());
        assertThat(desk.waiting(project.code())).isEmpty();
        assertThat(desk.passed(LIFECYCLE, project.code())).doesNotContain("requestCloseout");
        run(project);
        assertThat(desk.waiting(project.code())).containsExactly("reviewCloseout");
        desk.complete("reviewCloseout", project.code(), Map.of("lessons", "none"));
        assertThat(projects.get(project.code()).state()).isEqualTo(ProjectState.CLOSED);
        assertThat(desk.runs(LIFECYCLE, project.code())).isFalse();
    }

    @Test
    void asksForTheCloseoutWhenTheLastInvoiceIsPaid() {
        var project = delivered();
        var draft = run(project);
        assertThat(desk.waiting(project.code())).isEmpty();
        var invoice = issued(draft);
        assertThat(desk.waiting(project.code())).isEmpty();
        receivables.receivePayment(invoice, receivables.byNumber(invoice).open(), times.today(), "paid");
        desk.workOff();
        assertThat(desk.waiting(project.code())).containsExactly("reviewCloseout");
        assertThat(desk.passed(LIFECYCLE, project.code())).containsSubsequence("projectBilled", "receivableSettled", "requestCloseout");
    }

    @Test
    void waitsForAnotherRunWhenTheLastDraftIsRejected() {
        var project = delivered();
        var draft = run(project);
        desk.completeAs("DIRECTOR", "director", "reviewInvoice", String.valueOf(draft), Map.of("approved", false, "comment", "wrong fee"));
        assertThat(desk.passed(LIFECYCLE, project.code())).contains("draftRejected").doesNotContain("requestCloseout");
        times.daysOn(1);
        var again = run(project);
        assertThat(again).isNotEqualTo(draft);
        var invoice = issued(again);
        receivables.receivePayment(invoice, receivables.byNumber(invoice).open(), times.today(), "paid");
        desk.workOff();
        assertThat(desk.waiting(project.code())).containsExactly("reviewCloseout");
    }

    private void reached(String code, int percent) {
        transaction.executeWithoutResult(t -> events.publishEvent(new BudgetThresholdReached(code, percent, new BigDecimal(percent), new BigDecimal("100.00"))));
    }

    /** A fee above the review threshold, all of it due in the last run. */
    private ProjectSummary delivered() {
        var project = a.inDelivery(a.project(BillingModel.FIXED_FEE, a.client(), "EUR", "0", "20000.00"));
        desk.complete("completeDelivery", project.code(), Map.of());
        return project;
    }

    /** Drafts the project up to yesterday's month's end or, for these tests, today; answers the draft's id, 0 for none. */
    private long run(ProjectSummary project) {
        var drafted = Actor.as("FINANCE", () -> runs.draft(runs.start(times.today(), times.today()), project.code()));
        desk.workOff();
        return drafted instanceof DraftOutcome.Drafted draft ? draft.draftId() : 0;
    }

    private String issued(long draft) {
        desk.completeAs("DIRECTOR", "director", "reviewInvoice", String.valueOf(draft), Map.of("approved", true));
        return billing.get(draft).number();
    }

    private int mails(String key) {
        return jdbc.queryForObject("select count(*) from app.mail where key = ?", Integer.class, key);
    }
}
