package io.throughline.process.invoicing;

import io.throughline.billing.BillingRuns;
import io.throughline.firm.FirmClock;
import io.throughline.models.Step;
import io.throughline.process.Answers;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code billing-run} does. */
@Configuration(proxyBeanMethods = false)
class BillingRun {

    @Bean
    @Step(value = "Asks the billing calendar whether today is a billing day, and up to which day work is billed.", writes = {"billToday", "upTo"})
    JavaDelegate consultCalendar(BillingCalendar calendar, FirmClock clock) {
        return execution -> {
            var upTo = calendar.upTo(clock.today());
            execution.setVariable("billToday", upTo.isPresent());
            upTo.ifPresent(day -> execution.setVariable("upTo", day.toString()));
        };
    }

    @Bean
    @Step(value = "Opens today's billing run.", reads = "upTo", writes = "runId")
    JavaDelegate openRun(BillingRuns runs, FirmClock clock) {
        return execution -> {
            long runId = runs.start(clock.today(), LocalDate.parse((String) execution.getVariable("upTo")));
            execution.setVariable("runId", runId);
            execution.setProcessBusinessKey("run/" + runId);
        };
    }

    @Bean
    @Step(value = "Collects the projects with something to bill, and those that are delivered and wait for their last run.", reads = "runId", writes = "dueProjects")
    JavaDelegate collectWhatIsDue(BillingRuns runs) {
        return execution -> execution.setVariable("dueProjects", Variables.untypedValue(runs.due(runId(execution)), true));
    }

    @Bean
    @Step(value = "Drafts the project's invoice, or notes why that is not possible.", reads = {"runId", "projectCode"})
    JavaDelegate draftInvoice(BillingRuns runs) {
        return execution -> runs.draft(runId(execution), (String) execution.getVariable("projectCode"));
    }

    @Bean
    @Step(value = "Counts the projects that could not be billed.", reads = "runId", writes = "exceptions")
    JavaDelegate listExceptions(BillingRuns runs) {
        return execution -> execution.setVariable("exceptions", runs.get(runId(execution)).exceptions().size());
    }

    @Bean
    @Step(value = "Notes whether finance wants the exceptions tried again now.", reads = "tryAgain", writes = "again")
    JavaDelegate recordWhatToDo() {
        return execution -> {
            execution.setVariable("again", Answers.in(execution).yes("tryAgain"));
            execution.removeVariable("tryAgain");
        };
    }

    @Bean
    @Step(value = "Closes the billing run.", reads = "runId")
    JavaDelegate finishRun(BillingRuns runs) {
        return execution -> runs.finish(runId(execution));
    }

    private static long runId(DelegateExecution execution) {
        return ((Number) execution.getVariable("runId")).longValue();
    }
}
