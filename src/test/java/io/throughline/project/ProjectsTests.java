package io.throughline.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.SetupStep.Work;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@ThroughlineTest
class ProjectsTests {
    private ProjectFixture a;
    @Autowired Projects projects;
    @Autowired ProjectSetup setup;
    @Autowired Milestones milestones;
    @Autowired RateCard rates;
    @Autowired ProjectPattern templates;
    @Autowired Times times;
    @Autowired JdbcTemplate jdbc;

    @BeforeEach
    void furnish(@Autowired ApplicationContext house) {
        a = new ProjectFixture(house);
    }

    @Test
    void tellsEveryFieldThatIsWrongAtOnce() {
        var wrong = new NewProject("A/B", "", "nobody", "nobody", null, "XYZ", null, new BigDecimal("-1"), new BigDecimal("0.001"),
                List.of(new ProjectTask(null, "T1", "One", "", 0, new BigDecimal("-2"), true, null, null, false),
                        new ProjectTask(null, "T1", "Two", "", 0, null, true, "nobody", null, false)),
                List.of(new NewMilestone("Go-live", null), new NewMilestone("Go-live", null)));
        assertThatThrownBy(() -> projects.confirm(wrong)).asInstanceOf(type(InvalidInput.class)).satisfies(e -> assertThat(e.problems())
                .extracting(InvalidInput.Problem::field).containsExactlyInAnyOrder("code", "name", "clientCode", "managerCode", "billingModel", "currency",
                        "startDate", "budgetHours", "budgetAmount", "tasks[0].estimateHours", "tasks[1].assigneeCode", "tasks[1].code", "milestones[1].name"));
    }

    @Test
    void refusesACodeThatExists() {
        var project = a.project();
        projects.confirm(project);
        assertThatThrownBy(() -> projects.confirm(project)).isInstanceOf(Refused.class).hasMessageContaining(project.code());
    }

    @Test
    void namesTheOpenStepToWhoeverWantsToLogTime() {
        var project = projects.confirm(a.project());
        assertThat(project.state()).isEqualTo(ProjectState.SETUP);
        assertThat(projects.openSetupSteps(project.code()))
                .containsExactly("File the contract", "Assign the team", "Budget sign-off", "Board set up", "Books set up", "Kick-off mail");
        setup.steps(project.code()).stream().filter(s -> s.work() == Work.CHECKLIST).forEach(s -> setup.complete(s.id()));
        assertThat(projects.whyNotOpenForTime(project.code(), times.today()))
                .contains("Project %s is being set up: 'Budget sign-off' is still open.".formatted(project.code()));
        assertThatThrownBy(() -> projects.openDelivery(project.code())).hasMessageContaining("'Budget sign-off' is still open");
    }

    @Test
    void setsTheStepsDueOnWorkingDays() {
        var friday = LocalDate.of(2027, 3, 5);
        var p = a.project();
        var project = projects.confirm(new NewProject(p.code(), p.name(), p.clientCode(), p.managerCode(), p.billingModel(), p.currency(), friday,
                p.budgetHours(), p.budgetAmount(), List.of(), List.of()));
        assertThat(setup.steps(project.code())).extracting(SetupStep::dueDate).startsWith(LocalDate.of(2027, 3, 8), LocalDate.of(2027, 3, 9));
    }

    @Test
    void takesTimeFromTheStartOnAndOnlyInDelivery() {
        var project = a.inDelivery();
        var code = project.code();
        var today = times.today();
        assertThat(projects.whyNotOpenForTime(code, today)).isEmpty();
        assertThat(projects.whyNotOpenForTime(code, project.startDate().minusDays(1)).orElseThrow()).contains("starts on " + project.startDate());
        projects.putOnHold(code, "client on holiday");
        assertThat(projects.whyNotOpenForTime(code, today).orElseThrow()).contains("on hold");
        projects.resume(code);
        projects.completeDelivery(code);
        assertThat(projects.whyNotOpenForTime(code, today).orElseThrow()).contains("is delivered");
        assertThatThrownBy(() -> projects.cancel(code, "too late")).isInstanceOf(Refused.class).hasMessage("Project %s is delivered and cannot be cancelled.".formatted(code));
        projects.close(code, "start earlier");
        assertThat(projects.whyNotOpenForTime(code, today).orElseThrow()).contains("is closed");
        assertThatThrownBy(() -> projects.change(code, new ProjectChange("Other", null, null, null))).hasMessageContaining("is closed");
    }

    @Test
    void neverWakesAnEndedProjectNotEvenInSql() {
        var code = a.inDelivery().code();
        projects.cancel(code, "client withdrew");
        assertThatThrownBy(() -> jdbc.update("update app.project set state = 'IN_DELIVERY' where code = ?", code)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void refusesToDeliverBeforeItsMilestonesAreAccepted() {
        var code = a.inDelivery().code();
        var milestone = milestones.plan(code, new NewMilestone("Go-live", times.today().plusDays(9)));
        assertThatThrownBy(() -> projects.completeDelivery(code)).isInstanceOf(Refused.class).hasMessageContaining("'Go-live'");
        milestones.accept(milestone.id());
        assertThatThrownBy(() -> milestones.accept(milestone.id())).isInstanceOf(Refused.class).hasMessageContaining("already");
        projects.completeDelivery(code);
        assertThat(projects.get(code).state()).isEqualTo(ProjectState.DELIVERED);
    }

    @Test
    void changesNameBudgetAndManager() {
        var code = projects.confirm(a.project()).code();
        var successor = a.person();
        var after = projects.change(code, new ProjectChange("Website 2", successor, new BigDecimal("120"), null));
        assertThat(after.name()).isEqualTo("Website 2");
        assertThat(after.managerCode()).isEqualTo(successor);
        assertThat(after.budgetHours()).isEqualByComparingTo("120");
        assertThat(after.budgetAmount()).isEqualByComparingTo("10000");
        assertThat(setup.steps(code)).filteredOn(s -> s.work() == Work.CHECKLIST).extracting(SetupStep::owner).containsOnly(successor);
        assertThatThrownBy(() -> projects.change(code, new ProjectChange(null, "nobody", null, null))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void followsATemplateWithDatesShiftedToTheStart() {
        var pattern = a.inDelivery();
        milestones.plan(pattern.code(), new NewMilestone("Go-live", pattern.startDate().plusDays(30)));
        var p = a.project();
        var filled = templates.fill(new NewProject(p.code(), p.name(), p.clientCode(), p.managerCode(), p.billingModel(), p.currency(),
                pattern.startDate().plusDays(100), p.budgetHours(), p.budgetAmount(), null, null), pattern.code());
        assertThat(filled.tasks()).extracting(ProjectTask::code).containsExactly("T1");
        assertThat(filled.milestones()).containsExactly(new NewMilestone("Go-live", pattern.startDate().plusDays(130)));
    }

    @Test
    void findsTheRateOfThePersonThenOfEverybodyThenTheirOwn() {
        var project = a.inDelivery();
        var day = project.startDate();
        var person = project.managerCode();
        assertThat(rates.billRate(project.code(), person, day)).isEqualByComparingTo("100");
        rates.set(new RateCard.Line(project.code(), null, day, new BigDecimal("90")));
        assertThat(rates.billRate(project.code(), person, day)).isEqualByComparingTo("90");
        rates.set(new RateCard.Line(project.code(), person, day.plusDays(5), new BigDecimal("80")));
        assertThat(rates.billRate(project.code(), person, day.plusDays(4))).isEqualByComparingTo("90");
        assertThat(rates.billRate(project.code(), person, day.plusDays(5))).isEqualByComparingTo("80");
        assertThatThrownBy(() -> rates.set(new RateCard.Line(project.code(), null, day, new BigDecimal("95")))).isInstanceOf(Refused.class);
    }

    @Test
    void letsNoRateReachBackOverApprovedHours(@Autowired ApplicationContext house) {
        var work = new BillingFixture(house);
        var project = work.project();
        var person = work.person("100.00");
        work.approved(project, person, "8.00");
        assertThatThrownBy(() -> rates.set(new RateCard.Line(project, person, work.cutOff(), new BigDecimal("90"))))
                .isInstanceOf(Refused.class).hasMessageContaining("are approved and keep their rate");
        rates.set(new RateCard.Line(project, person, work.cutOff().plusDays(1), new BigDecimal("90")));
        assertThat(rates.billRate(project, person, work.cutOff())).isEqualByComparingTo("100");
    }
}
