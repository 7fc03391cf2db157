package io.throughline.process.approval;

import io.throughline.models.Step;
import io.throughline.people.People;
import io.throughline.process.Answers;
import io.throughline.process.TaskView;
import io.throughline.timesheet.Route;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Timesheets.Next;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * From a submitted sheet to every line approved. One branch an approver; what a branch waits for is read from the lines themselves.
 * {@code next}, the assignee and the groups are needed in the same transaction only and not stored.
 */
@Configuration(proxyBeanMethods = false)
class TimesheetApproval {

    @Bean
    @Step(value = "Sends each waiting line of a sheet to whom the table approval-routing names.", reads = "sheetId",
            writes = {"approvers", "remindAt", "escalateAt", "weekHours"})
    JavaDelegate routeLines(Timesheets timesheets, ApprovalRouting routing, ApprovalDeadlines deadlines) {
        return execution -> {
            var sheet = timesheets.sheet(sheet(execution));
            var hours = timesheets.weekHours(sheet);
            var routes = routing.routes(sheet, hours, timesheets.projectsWaiting(sheet.id()));
            timesheets.route(sheet.id(), routes);
            execution.setVariable("approvers", passing(routes.values().stream().map(Route::approver).distinct().toList()));
            execution.setVariables(deadlines.fromNow());
            // For a model to compare; nothing is counted with it.
            execution.setVariable("weekHours", hours.doubleValue());
        };
    }

    @Bean
    @Step(value = "Finds out what an approver's part of a sheet waits for: approve, second, correct or done.", reads = {"sheetId", "approver", "personCode"},
            writes = {"next", "approverPerson", "approverGroups", "secondGroup", "author", "rejectedLines", "comment"})
    JavaDelegate askApprover(Timesheets timesheets, People people) {
        return execution -> {
            var person = Route.person(approver(execution));
            execution.setVariableLocal("approverPerson", passing(person == null ? null : people.userOf(person)));
            execution.setVariableLocal("approverGroups", passing(groups(approver(execution))));
            next(execution, timesheets, people, timesheets.next(sheet(execution), approver(execution)));
        };
    }

    @Bean
    @Step(value = "Approves the lines that an approver was asked about, but for the ticked ones, which go back to their author with the comment. Where a final approver skips the step, they come to them instead, and why is kept.",
            reads = {"sheetId", "approver", "personCode", "rejectedLines", "comment"}, mayRead = "skippedBecause", writes = {"next", "secondGroup", "author", "skippedAhead"})
    JavaDelegate recordDecision(Timesheets timesheets, People people, SkipAhead skipping) {
        return execution -> {
            if (execution.hasVariable(SkipAhead.BECAUSE)) {
                skipping.record(execution);
                return;
            }
            var answers = Answers.in(execution);
            next(execution, timesheets, people,
                    timesheets.decide(sheet(execution), approver(execution), answers.comments("rejectedLines", answers.text("comment"))));
        };
    }

    @Bean
    @Step(value = "Sends rejected lines to their approver again, with new dates for reminder and escalation.", reads = {"sheetId", "approver"},
            writes = {"remindAt", "escalateAt"})
    JavaDelegate resubmitLines(Timesheets timesheets, ApprovalDeadlines deadlines) {
        return execution -> {
            timesheets.resubmit(sheet(execution), approver(execution));
            execution.setVariablesLocal(deadlines.fromNow());
        };
    }

    @Bean
    @Step(value = "Reminds an approver, by mail, that lines wait for them.", reads = {"sheetId", "approver"})
    JavaDelegate remindApprover(ApprovalMail mail) {
        return execution -> mail.remind(sheet(execution), approver(execution));
    }

    @Bean
    @Step(value = "Closes the sheet when every line of it is approved.", reads = "sheetId")
    JavaDelegate closeSheet(Timesheets timesheets) {
        return execution -> timesheets.close(sheet(execution));
    }

    @Bean
    TaskView approveTimesheetView(SheetViews views) {
        return views::toApprove;
    }

    @Bean
    TaskView approveEscalatedTimesheetView(SheetViews views) {
        return views::toApprove;
    }

    @Bean
    TaskView approveAsSecondView(SheetViews views) {
        return views::toApprove;
    }

    @Bean
    TaskView correctRejectedLinesView(SheetViews views) {
        return views::toCorrect;
    }

    /** A branch has its own answers, so that approvers of one sheet do not get in each other's way; those of its last decision are gone. */
    private static void next(DelegateExecution execution, Timesheets timesheets, People people, Next next) {
        execution.setVariableLocal("next", passing(next.name().toLowerCase()));
        if (next == Next.DONE) return;
        // An empty list, not null: the form's ticks start from it.
        execution.setVariableLocal("rejectedLines", SpinValues.jsonValue("[]").create());
        execution.setVariableLocal("comment", null);
        if (next == Next.CORRECT) execution.setVariableLocal("author", passing(people.userOf((String) execution.getVariable("personCode"))));
        if (next != Next.SECOND) return;
        var group = timesheets.waiting(sheet(execution), approver(execution)).stream().map(SheetLine::secondGroup).filter(Objects::nonNull).findFirst();
        execution.setVariableLocal("secondGroup", passing(group.orElseThrow()));
    }

    private static Object passing(Object value) {
        return Variables.untypedValue(value, true);
    }

    private static List<String> groups(String approver) {
        var group = Route.group(approver);
        return group == null ? List.of() : List.of(group);
    }

    static long sheet(DelegateExecution execution) {
        return ((Number) execution.getVariable("sheetId")).longValue();
    }

    static String approver(DelegateExecution execution) {
        return (String) execution.getVariable("approver");
    }
}
