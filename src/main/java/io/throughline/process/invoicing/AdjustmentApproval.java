package io.throughline.process.invoicing;

import io.throughline.billing.AdjustmentRequested;
import io.throughline.billing.Adjustments;
import io.throughline.models.Step;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.Answers;
import io.throughline.process.Correlation;
import io.throughline.process.TaskView;
import io.throughline.project.Projects;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the model {@code adjustment-approval} does with a reduction or a surcharge that somebody asks for. */
@Configuration(proxyBeanMethods = false)
class AdjustmentApproval {

    @Bean
    @Step(value = "Takes the adjustment onto the project's next invoice: it is below the limit.", reads = "adjustmentId")
    JavaDelegate acceptAdjustment(Adjustments adjustments) {
        return execution -> adjustments.accept(id(execution));
    }

    @Bean
    @Step(value = "Notes the director's verdict on the adjustment; refuses whoever asked for it, and a rejection without a comment.", reads = {"adjustmentId", "approved", "comment"}, writes = "approved")
    JavaDelegate recordAdjustment(Adjustments adjustments) {
        return execution -> {
            var answers = Answers.in(execution);
            adjustments.decide(id(execution), answers.yes("approved"), answers.text("comment"));
            execution.setVariable("approved", answers.yes("approved"));
        };
    }

    @Bean
    TaskView approveAdjustmentView(Adjustments adjustments, Projects projects, People people) {
        return task -> {
            var asked = adjustments.get(((Number) task.getVariable("adjustmentId")).longValue());
            var project = projects.get(asked.projectCode());
            return Map.of("project", project.code() + " " + project.name(), "kind", asked.kind().name().toLowerCase().replace('_', '-'), "percent", task.getVariable("percent"),
                    "amount", task.getVariable("amount") + " " + task.getVariable("currency"), "reason", asked.reason(),
                    "askedBy", people.find(people.personOf(asked.requestedBy())).map(Person::name).orElse(asked.requestedBy()), "more", "/projects/" + project.code() + "/billing");
        };
    }

    private static long id(DelegateExecution execution) {
        return ((Number) execution.getVariable("adjustmentId")).longValue();
    }

    /** Started in the transaction of whoever asks: below the limit the answer is there at once. */
    @Component
    @Transactional(propagation = Propagation.MANDATORY)
    static class News {
        private final Correlation correlation;

        News(Correlation correlation) {
            this.correlation = correlation;
        }

        @EventListener
        public void on(AdjustmentRequested fact) {
            correlation.start(AdjustmentRequested.class, "adjustment/" + fact.adjustmentId(), Map.of("adjustmentId", fact.adjustmentId(), "kind", fact.kind().name(),
                    "percent", fact.percent().toPlainString(), "amount", fact.amount().amount().toPlainString(), "currency", fact.amount().currency().getCurrencyCode()));
        }
    }
}
