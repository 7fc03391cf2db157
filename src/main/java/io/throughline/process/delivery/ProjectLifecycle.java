package io.throughline.process.delivery;

import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.firm.WorkCalendar;
import io.throughline.models.Step;
import io.throughline.people.People;
import io.throughline.process.Answers;
import io.throughline.process.Moment;
import io.throughline.project.Milestone;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectChange;
import io.throughline.project.ProjectSetup;
import io.throughline.project.Projects;
import io.throughline.project.SetupStep.Work;
import io.throughline.project.SetupStep;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code project-lifecycle} does to a project. */
@Configuration(proxyBeanMethods = false)
class ProjectLifecycle {
    private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);

    @Bean
    @Step(value = "Lists the steps of the setup checklist that are still open, and when the budget is due to be signed off.",
            reads = "projectCode", writes = {"checklist", "signOffDue", "signOffEscalateAt"})
    JavaDelegate listChecklist(ProjectSetup setup, WorkCalendar calendar, FirmClock clock) {
        return execution -> {
            var open = setup.steps(code(execution)).stream().filter(s -> !s.done()).toList();
            execution.setVariable("checklist", Variables.untypedValue(
                    open.stream().filter(s -> s.work() == Work.CHECKLIST).map(s -> String.valueOf(s.id())).toList(), true));
            open.stream().filter(s -> s.work() == Work.BUDGET).findFirst().ifPresent(s -> {
                execution.setVariable("signOffDue", Moment.of(due(s)));
                execution.setVariable("signOffEscalateAt", overdueAt(s, calendar, clock));
            });
        };
    }

    @Bean
    @Step(value = "Looks up who does the step of the checklist, until when, and when others are asked to see to it.", reads = "stepId",
            writes = {"stepOwner", "stepDue", "stepEscalateAt", "team", "teamHours"})
    JavaDelegate prepareSetupStep(ProjectSetup setup, People people, WorkCalendar calendar, FirmClock clock) {
        return execution -> {
            var step = step(execution, setup);
            execution.setVariableLocal("stepOwner", people.userOf(step.owner()));
            execution.setVariableLocal("stepDue", Moment.of(due(step)));
            execution.setVariableLocal("stepEscalateAt", overdueAt(step, calendar, clock));
            if (!TeamOffer.isAbout(step)) return;
            // Its own, so that no other step reads the answer; an empty list, as the form's ticks start from it.
            execution.setVariableLocal("team", SpinValues.jsonValue("[]").create());
            execution.setVariableLocal("teamHours", null);
        };
    }

    @Bean
    @Step(value = "Ticks the step off, and books the people who were chosen in it.", reads = {"stepId", "projectCode", "team", "teamHours"})
    JavaDelegate recordSetupStep(ProjectSetup setup, Projects projects, TeamOffer team) {
        return execution -> {
            var step = step(execution, setup);
            var answers = Answers.in(execution);
            team.take(step, projects.get(step.projectCode()), answers.words("team"), answers.number("teamHours"));
            setup.complete(step.id());
        };
    }

    @Bean
    @Step(value = "Notes that the director signed the budget off, or what is to be mended first.", reads = {"projectCode", "signedOff", "comment"},
            writes = {"budgetOutcome", "budgetComment"})
    JavaDelegate recordSignOff(Projects projects) {
        return execution -> {
            var answers = Answers.in(execution);
            boolean signedOff = answers.yes("signedOff");
            if (signedOff) projects.signOffBudget(code(execution));
            else projects.refuseBudget(code(execution), answers.text("comment"));
            execution.setVariable("budgetOutcome", signedOff ? "signed off" : "refused");
            execution.setVariable("budgetComment", answers.text("comment"));
            execution.removeVariables(List.of("signedOff", "comment"));
        };
    }

    @Bean
    @Step(value = "Mails the manager, once, that no director has looked at the budget until it was due.", reads = "projectCode")
    JavaDelegate mailOverdueSignOff(Projects projects, ProjectLetters letters) {
        return execution -> letters.signOffOverdue(projects.get(code(execution)));
    }

    @Bean
    @Step(value = "Changes the budget to what the manager answered.", reads = {"projectCode", "budgetHours", "budgetAmount"})
    JavaDelegate recordMendedBudget(Projects projects) {
        return execution -> {
            var answers = Answers.in(execution);
            projects.change(code(execution), new ProjectChange(null, null, answers.number("budgetHours"), answers.number("budgetAmount")));
            execution.removeVariables(List.of("budgetHours", "budgetAmount"));
        };
    }

    @Bean
    @Step(value = "Notes that the board is there.", reads = "projectCode")
    JavaDelegate recordBoard(ProjectSetup setup) {
        return execution -> setup.complete(code(execution), Work.BOARD);
    }

    @Bean
    @Step(value = "Notes that client and project are in the books.", reads = "projectCode")
    JavaDelegate recordBooks(ProjectSetup setup) {
        return execution -> setup.complete(code(execution), Work.BOOKS);
    }

    @Bean
    @Step(value = "Mails the client that work begins, once.", reads = "projectCode")
    JavaDelegate mailKickOff(Projects projects, ProjectSetup setup, ProjectLetters letters) {
        return execution -> {
            letters.kickOff(projects.get(code(execution)));
            setup.complete(code(execution), Work.KICK_OFF);
        };
    }

    @Bean
    @Step(value = "Opens the project: time can be logged from now on.", reads = "projectCode")
    JavaDelegate openDelivery(Projects projects) {
        return execution -> projects.openDelivery(code(execution));
    }

    @Bean
    @Step(value = "Lists the milestones that are not accepted yet.", reads = "projectCode", writes = "milestoneIds")
    JavaDelegate listMilestones(Milestones milestones) {
        return execution -> execution.setVariable("milestoneIds", Variables.untypedValue(
                milestones.open(code(execution)).stream().map(Milestone::id).map(String::valueOf).toList(), true));
    }

    @Bean
    @Step(value = "Accepts the milestone as the person who completed the task.", reads = "milestoneId")
    JavaDelegate recordMilestone(Milestones milestones) {
        return execution -> milestones.accept(Long.parseLong((String) execution.getVariable("milestoneId")));
    }

    @Bean
    @Step(value = "Ends delivery; refuses while time, an expense or a milestone is open.", reads = "projectCode")
    JavaDelegate finishDelivery(Projects projects, WhatIsOpen whatIsOpen) {
        return execution -> {
            var open = whatIsOpen.work(code(execution));
            if (!open.isEmpty()) throw new Refused("Delivery of %s cannot be completed: %s.".formatted(code(execution), String.join(", ", open)));
            projects.completeDelivery(code(execution));
        };
    }

    /** The project is locked so that no news comes between asking and waiting for it. */
    @Bean
    @Step(value = "Asks whether the last run is still to come, a draft or receivable is open, or nothing.", reads = "projectCode", writes = "open")
    JavaDelegate askWhatIsOpen(Projects projects, WhatIsOpen whatIsOpen) {
        return execution -> execution.setVariable("open", whatIsOpen.afterDelivery(projects.lock(code(execution)).code()));
    }

    @Bean
    @Step(value = "Asks for the closeout review.", reads = "projectCode")
    JavaDelegate requestCloseout(Projects projects) {
        return execution -> projects.requestCloseout(code(execution));
    }

    @Bean
    @Step(value = "Mails the manager that the project was cancelled, and why.", reads = {"projectCode", "reason"})
    JavaDelegate mailCancellation(Projects projects, ProjectLetters letters) {
        return execution -> letters.cancelled(projects.get(code(execution)), (String) execution.getVariable("reason"));
    }

    @Bean
    @Step(value = "Mails the manager that a budget threshold is reached.", reads = {"projectCode", "percent", "approvedHours"})
    JavaDelegate mailBudgetAlert(Projects projects, ProjectLetters letters) {
        return execution -> letters.budgetAlert(projects.get(code(execution)), (Integer) execution.getVariable("percent"),
                (String) execution.getVariable("approvedHours"));
    }

    @Bean
    @Step(value = "Notes what the manager decided about the budget.", reads = {"projectCode", "percent", "comment"})
    JavaDelegate recordBudgetReview(Projects projects) {
        return execution -> {
            projects.noteBudgetReview(code(execution), (Integer) execution.getVariable("percent"), Answers.in(execution).text("comment"));
            execution.removeVariable("comment");
        };
    }

    private static String code(DelegateExecution execution) {
        return (String) execution.getVariable("projectCode");
    }

    private static SetupStep step(DelegateExecution execution, ProjectSetup setup) {
        return setup.step(Long.parseLong((String) execution.getVariable("stepId")));
    }

    private static LocalDateTime due(SetupStep step) {
        return step.dueDate().atTime(END_OF_DAY);
    }

    /** When it was due; a project that is confirmed late leaves everybody a working day all the same. */
    private static Date overdueAt(SetupStep step, WorkCalendar calendar, FirmClock clock) {
        var tomorrow = calendar.plusWorkingDays(clock.now(), 1);
        return Moment.of(due(step).isAfter(tomorrow) ? due(step) : tomorrow);
    }
}
