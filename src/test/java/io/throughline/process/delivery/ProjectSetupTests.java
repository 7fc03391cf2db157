package io.throughline.process.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.Firm;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.process.Desk;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectFixture;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ThroughlineTest
class ProjectSetupTests {
    private static final String LIFECYCLE = "project-lifecycle";
    private ProjectFixture a;
    private Desk desk;
    @Autowired Projects projects;
    @Autowired Times times;
    @Autowired Firm firm;
    @Autowired People people;
    @Autowired Users users;
    @Autowired TaskService tasks;
    @Autowired JdbcTemplate jdbc;

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
        var directors = users.all().stream().filter(u -> u.roles().contains(Role.DIRECTOR)).toList();
        try {
            var director = "D" + code;
            users.add(director, "Only", null, "a long password", Set.of(Role.DIRECTOR), manager);
            boolean others = people.signInsWith("DIRECTOR") > 1;
            if (others) assertThatThrownBy(() -> Actor.as(director, () -> projects.signOffBudget(code))).isInstanceOf(Refused.class);
            directors.forEach(u -> users.change(u.username(), null, null, null, null, Set.of(Role.CONSULTANT), null));
            desk.completeAs(director, "director", "signOffBudget", code, Map.of("signedOff", true));
            assertThat(jdbc.queryForObject("select facts ->> 'byOwner' from app.journal_entry where event = 'BudgetSignedOff' and subject = ?", String.class,
                    "project:" + code)).isEqualTo("true");
            users.change(director, null, null, null, null, Set.of(Role.CONSULTANT), null);
        } finally {
            directors.forEach(u -> users.change(u.username(), null, null, null, null, u.roles(), null));
            firm.allowOwnerToApproveOwnWork(false);
        }
    }

    private int mails(String key) {
        return jdbc.queryForObject("select count(*) from app.mail where key = ?", Integer.class, key);
    }
}
