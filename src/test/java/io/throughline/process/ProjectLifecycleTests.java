package io.throughline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.Billing.Drafting;
import io.throughline.billing.Billing;
import io.throughline.firm.Firm;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.profitability.BudgetThresholdReached;
import io.throughline.project.BillingModel;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectFixture;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.receivables.Receivables;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    @Autowired Receivables receivables;
    @Autowired Times times;
    @Autowired Firm firm;
    @Autowired People people;
    @Autowired Users users;
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
    void setsAProjectUpThenOpensItForTime() {
        var code = projects.confirm(a.project()).code();
        assertThat(desk.waiting(code)).containsExactly("completeSetupStep", "completeSetupStep", "signOffBudget");
        desk.workOff();
        assertThat(projects.openSetupSteps(code)).containsExactly("File the contract", "Assign the team", "Budget sign-off", "Kick-off mail");

        var checklist = tasks.createTaskQuery().taskDefinitionKey("completeSetupStep").processInstanceBusinessKey(code).list();
        assertThat(checklist).allSatisfy(t -> assertThat(t.getDueDate()).isNotNull());
        assertThat(checklist).extracting(desk::view).anyMatch(v -> v.contains("File the contract")).anyMatch(v -> v.contains("Assign the team"));
        checklist.forEach(t -> desk.completeTask(t.getId(), t.getAssignee()));
        assertThat(projects.openSetupSteps(code)).containsExactly("Budget sign-off", "Kick-off mail");

        desk.completeAs("DIRECTOR", "director", "signOffBudget", code, Map.of("signedOff", true));
        assertThat(projects.get(code).state()).isEqualTo(ProjectState.IN_DELIVERY);
        assertThat(projects.openSetupSteps(code)).isEmpty();
        assertThat(desk.waiting(code)).containsExactly("completeDelivery");
        assertThat(mails("kick-off:" + code)).isEqualTo(1);
    }

    @Test
    void sendsARefusedBudgetBackToTheManagerAndAsksAgain() {
        var code = projects.confirm(a.project()).code();
        assertThatThrownBy(() -> desk.completeAs("DIRECTOR", "director", "signOffBudget", code, Map.of("signedOff", false)))
                .isInstanceOf(InvalidInput.class).hasMessageContaining("Say what is wrong");
        desk.completeAs("DIRECTOR", "director", "signOffBudget", code, Map.of("signedOff", false, "comment", "twice as long as last time"));
        assertThat(desk.view(desk.one("mendBudget", code))).contains("twice as long as last time");

        desk.complete("mendBudget", code, Map.of("budgetHours", 150, "budgetAmount", 15000.5));
        assertThat(projects.get(code).budgetHours()).isEqualByComparingTo("150");
        assertThat(projects.get(code).budgetAmount()).isEqualByComparingTo("15000.50");
        assertThat(desk.view(desk.one("signOffBudget", code))).contains("150.00", "15000.50 EUR");
        desk.completeAs("DIRECTOR", "director", "signOffBudget", code, Map.of("signedOff", true));
        assertThat(desk.waiting(code)).containsExactly("completeSetupStep", "completeSetupStep");
    }

    @Test
    void asksOthersToSeeToAStepThatIsOverdue() {
        var code = projects.confirm(a.project()).code();
        times.daysOn(10);
        assertThat(desk.waiting(code)).containsExactly("completeOverdueSetupStep", "completeOverdueSetupStep", "signOffBudget");
        assertThat(desk.passed(LIFECYCLE, code)).contains("stepOverdue");
        var overdue = tasks.createTaskQuery().taskDefinitionKey("completeOverdueSetupStep").processInstanceBusinessKey(code).list();
        assertThat(overdue).extracting(desk::view).anyMatch(v -> v.contains("File the contract")).anyMatch(v -> v.contains("Assign the team"));
        for (var task : overdue) {
            assertThat(tasks.getIdentityLinksForTask(task.getId())).extracting(l -> l.getGroupId()).containsExactlyInAnyOrder("manager", "director");
            desk.completeTask(task.getId(), "SOMEBODY");
        }
        desk.workOff();
        assertThat(projects.openSetupSteps(code)).containsExactly("Budget sign-off", "Kick-off mail");
    }

    @Test
    void tellsTheManagerOnceThatTheBudgetIsNotSignedOff() {
        var code = projects.confirm(a.project()).code();
        assertThat(mails("sign-off-overdue:" + code)).isZero();
        times.daysOn(10);
        assertThat(mails("sign-off-overdue:" + code)).isEqualTo(1);
        desk.completeAs("DIRECTOR", "director", "signOffBudget", code, Map.of("signedOff", false, "comment", "too late"));
        desk.complete("mendBudget", code, Map.of("budgetHours", 90));
        times.daysOn(1);
        assertThat(mails("sign-off-overdue:" + code)).isEqualTo(1);
        desk.completeAs("DIRECTOR", "director", "signOffBudget", code, Map.of("signedOff", true));
        assertThat(desk.passed(LIFECYCLE, code)).contains("signOffOverdue", "budgetSignedOff");
    }

    @Test
    void leavesADayForWhatIsConfirmedLate() {
        var late = a.project();
        var code = projects.confirm(new NewProject(late.code(), late.name(), late.clientCode(), late.managerCode(), late.billingModel(), late.currency(),
                times.today().minusWeeks(5), late.budgetHours(), late.budgetAmount(), late.tasks(), List.of())).code();
        desk.workOff();
        assertThat(desk.waiting(code)).containsExactly("completeSetupStep", "completeSetupStep", "signOffBudget");
    }

    @Test
    void letsNoManagerSignTheirOwnBudgetOff() {
        var code = projects.confirm(a.project()).code();
        var manager = projects.get(code).managerCode();
        assertThatThrownBy(() -> desk.completeAs(manager, "director", "signOffBudget", code, Map.of("signedOff", true)))
                .isInstanceOf(Refused.class).hasMessageContaining("You manage " + code);
        assertThatThrownBy(() -> Actor.as(manager, () -> projects.signOffBudget(code))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> jdbc.update("update app.setup_step set done_at = now(), done_by = ? where project_code = ? and work = 'BUDGET'", manager, code))
                .hasStackTraceContaining("cannot be signed off by its own manager");
        firm.allowOwnerToApproveOwnWork(true);
        try {
            var director = "D" + code;
            users.add(director, "Only", null, "a long password", Set.of(Role.DIRECTOR), manager);
            boolean others = people.signInsWith("DIRECTOR") > 1;
            if (others) assertThatThrownBy(() -> Actor.as(director, () -> projects.signOffBudget(code))).isInstanceOf(Refused.class);
            users.all().stream().filter(u -> u.roles().contains(Role.DIRECTOR) && !u.username().equals(director))
                    .forEach(u -> users.change(u.username(), null, null, null, null, Set.of(Role.CONSULTANT), null));
            desk.completeAs(director, "director", "signOffBudget", code, Map.of("signedOff", true));
            assertThat(jdbc.queryForObject("select facts ->> 'byOwner' from app.journal_entry where event = 'BudgetSignedOff' and subject = ?", String.class,
                    "project:" + code)).isEqualTo("true");
            users.change(director, null, null, null, null, Set.of(Role.CONSULTANT), null);
        } finally {
            firm.allowOwnerToApproveOwnWork(false);
        }
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
        var drafted = Actor.as("FINANCE", () -> billing.draft(billing.startRun(times.today(), times.today()), project.code()));
        desk.workOff();
        return drafted instanceof Drafting.Drafted draft ? draft.draftId() : 0;
    }

    private String issued(long draft) {
        desk.completeAs("DIRECTOR", "director", "reviewInvoice", String.valueOf(draft), Map.of("approved", true));
        return billing.get(draft).number();
    }

    private int mails(String key) {
        return jdbc.queryForObject("select count(*) from app.mail where key = ?", Integer.class, key);
    }
}
