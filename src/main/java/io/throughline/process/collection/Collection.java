package io.throughline.process.collection;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.models.Step;
import io.throughline.process.Answers;
import io.throughline.process.Moment;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Reminders;
import io.throughline.receivables.WriteOffs;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code collection}: from invoice mailed to nothing owed. */
@Configuration(proxyBeanMethods = false)
class Collection {
    private static final int DAYS_TO_WAIT = 30;

    @Bean
    @Step(value = "Looks where the invoice stands and plans the next reminder by the dunning policy.", reads = "draftId",
            writes = {"nextStep", "level", "nextAt"})
    JavaDelegate planNextStep(CollectionPlan plan) {
        return execution -> {
            var level = execution.getVariable("level") instanceof Number n ? n.intValue() : 0;
            var next = plan.next(draftId(execution), level, (Date) execution.getVariable("nextAt"), (Date) execution.getVariable("askAgainAt"));
            execution.setVariable("nextStep", next.step());
            execution.setVariable("level", next.level());
            execution.setVariable("nextAt", next.at());
        };
    }

    @Bean
    @Step(value = "Mails the reminder of the planned level, unless the invoice was paid or disputed meanwhile.", reads = {"draftId", "level"})
    JavaDelegate sendReminder(Reminders reminders) {
        return execution -> reminders.send(draftId(execution), ((Number) execution.getVariable("level")).intValue());
    }

    @Bean
    @Step(value = "Keeps how the dispute ended; reminders go on.", reads = {"draftId", "outcome"})
    JavaDelegate recordSettlement(Receivables receivables, Disputes disputes) {
        return execution -> {
            var receivable = receivables.get(draftId(execution));
            var dispute = disputes.openOn(receivable.draftId());
            if (dispute.isPresent()) receivables.settleDispute(receivable.number(), dispute.get().id(), Answers.in(execution).text("outcome"));
        };
    }

    @Bean
    @Step(value = "Keeps waiting for 30 days, agrees on monthly instalments, or asks a director to write the rest off.",
            reads = {"draftId", "decision", "reason", "instalments", "firstDueOn"}, writes = "askAgainAt")
    JavaDelegate recordHowToGoOn(WriteOffs writeOffs, PaymentPlanAnswer plan, FirmClock clock) {
        return execution -> {
            var answers = Answers.in(execution);
            switch (answers.text("decision")) {
                case "wait" -> execution.setVariable("askAgainAt", Moment.of(CollectionPlan.atNine(clock.today().plusDays(DAYS_TO_WAIT))));
                case "write-off" -> writeOffs.request(draftId(execution), answers.text("reason"));
                case "plan" -> plan.agree(draftId(execution), answers);
                default -> throw new InvalidInput("decision", "choose wait, plan or write-off");
            }
        };
    }

    @Bean
    @Step(value = "Writes off what is open, if another person than the one who asked confirms.", reads = {"draftId", "confirmed"}, writes = "writtenOff")
    JavaDelegate writeOff(WriteOffs writeOffs) {
        return execution -> {
            var confirmed = Answers.in(execution).yes("confirmed");
            if (confirmed) writeOffs.confirm(draftId(execution));
            else writeOffs.decline(draftId(execution));
            execution.setVariable("writtenOff", confirmed ? "yes" : "no");
        };
    }

    static long draftId(DelegateExecution execution) {
        return ((Number) execution.getVariable("draftId")).longValue();
    }
}
