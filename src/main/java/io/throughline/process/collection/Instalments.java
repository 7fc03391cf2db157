package io.throughline.process.collection;

import io.throughline.models.Step;
import io.throughline.receivables.PaymentPlans;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The part of {@code collection} in which a client pays in instalments. */
@Configuration(proxyBeanMethods = false)
class Instalments {

    @Bean
    @Step(value = "Looks at the next instalment: to be waited for until a moment, to be reminded of, or missed.", reads = "draftId", writes = {"instalmentStep", "instalmentAt"})
    JavaDelegate planNextInstalment(InstalmentPlan plan) {
        return execution -> {
            var next = plan.next(Collection.draftId(execution));
            execution.setVariable("instalmentStep", next.step());
            execution.setVariable("instalmentAt", next.at());
        };
    }

    @Bean
    @Step(value = "Mails the client that the next instalment is to be paid soon, once.", reads = "draftId")
    JavaDelegate remindOfInstalment(PaymentPlans plans) {
        return execution -> plans.remind(Collection.draftId(execution));
    }

    @Bean
    @Step(value = "Ends the payment plan because an instalment did not come; reminders go on with the level that was next.", reads = "draftId")
    JavaDelegate breakPaymentPlan(PaymentPlans plans) {
        return execution -> plans.missed(Collection.draftId(execution));
    }
}
