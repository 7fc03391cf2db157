package io.throughline.process.invoicing;

import io.throughline.billing.RecurringBillingStarted;
import io.throughline.billing.RecurringBillingStopped;
import io.throughline.billing.RecurringInvoices;
import io.throughline.models.Step;
import io.throughline.process.Correlation;
import io.throughline.process.Moment;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the model {@code recurring-billing} does: one invoice after the other, each on its day, and what was missed afterwards in order. */
@Configuration(proxyBeanMethods = false)
class RecurringBilling {
    private static final int HOUR = 7;

    @Bean
    @Step(value = "Looks up the day of the next invoice, which may be past; none where the agreement ends.", reads = "recurringId", writes = {"moreToCome", "dueAt"})
    JavaDelegate planNextInvoice(RecurringInvoices recurring) {
        return execution -> {
            var next = recurring.next(id(execution));
            execution.setVariable("moreToCome", next.isPresent());
            if (next.isPresent()) execution.setVariable("dueAt", Moment.of(next.get().atTime(HOUR, 0)));
        };
    }

    @Bean
    @Step(value = "Drafts the one invoice that is due next, once; a rejected one is due again.", reads = "recurringId")
    JavaDelegate draftRecurringInvoice(RecurringInvoices recurring) {
        return execution -> recurring.draftNext(id(execution));
    }

    private static long id(DelegateExecution execution) {
        return ((Number) execution.getVariable("recurringId")).longValue();
    }

    @Component
    @Transactional(propagation = Propagation.MANDATORY)
    static class News {
        private final Correlation correlation;

        News(Correlation correlation) {
            this.correlation = correlation;
        }

        @EventListener
        public void on(RecurringBillingStarted fact) {
            correlation.start(RecurringBillingStarted.class, "recurring/" + fact.recurringId(), Map.of("recurringId", fact.recurringId(), "projectCode", fact.projectCode()));
        }

        /** What was due by its last day is drafted all the same: it is planned again. */
        @EventListener
        public void on(RecurringBillingStopped fact) {
            correlation.wake(RecurringBillingStopped.class, "recurring/" + fact.recurringId(), Map.of());
        }
    }
}
