package io.throughline.process.books;

import io.throughline.ledger.PeriodCloseStarted;
import io.throughline.ledger.PeriodClosing;
import io.throughline.ledger.PeriodReopenRequested;
import io.throughline.ledger.PeriodReopening;
import io.throughline.models.Step;
import io.throughline.process.Answers;
import io.throughline.process.Correlation;
import java.time.YearMonth;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@code period-close}: a month's checklist, closing the month by two people, and opening it again by two. */
@Configuration(proxyBeanMethods = false)
class PeriodClose {

    @Bean
    @Step(value = "Asks to close the month as whoever worked through the checklist; refused while a point of it is open.", reads = "month")
    JavaDelegate askToClose(PeriodClosing closing) {
        return execution -> closing.request(month(execution));
    }

    @Bean
    @Step(value = "Keeps what the second person decided; refused for the one who asked, and while a point of the checklist is open.", reads = {"month", "approved", "comment"},
            writes = "closeDecision")
    JavaDelegate recordCloseDecision(PeriodClosing closing) {
        return execution -> {
            var answers = Answers.in(execution);
            boolean approved = answers.yes("approved");
            if (approved) closing.approve(month(execution));
            else closing.decline(month(execution), answers.text("comment"));
            execution.setVariable("closeDecision", approved ? "yes" : "no");
        };
    }

    @Bean
    @Step(value = "Brings unbilled work, fees billed ahead and labour of the month's last day into the books.", reads = "month")
    JavaDelegate postAccruals(PeriodClosing closing) {
        return execution -> closing.postAccruals(month(execution));
    }

    @Bean
    @Step(value = "Closes the month: nothing is dated into it any more.", reads = "month")
    JavaDelegate closePeriod(PeriodClosing closing) {
        return execution -> closing.close(month(execution));
    }

    @Bean
    @Step(value = "Opens the latest closed month again, or leaves it closed, as another person than the one who asked.", reads = {"month", "approved"})
    JavaDelegate recordReopening(PeriodReopening reopening) {
        return execution -> reopening.decide(month(execution), Answers.in(execution).yes("approved"));
    }

    static YearMonth month(VariableScope scope) {
        return YearMonth.parse((String) scope.getVariable("month"));
    }

    static String key(YearMonth month) {
        return "period/" + month;
    }

    @Component
    @Transactional(propagation = Propagation.MANDATORY)
    static class News {
        private final Correlation correlation;

        News(Correlation correlation) {
            this.correlation = correlation;
        }

        @EventListener
        public void on(PeriodCloseStarted fact) {
            correlation.start(PeriodCloseStarted.class, key(fact.month()), Map.of("month", fact.month().toString()));
        }

        @EventListener
        public void on(PeriodReopenRequested fact) {
            correlation.start(PeriodReopenRequested.class, key(fact.month()) + "/reopen", Map.of("month", fact.month().toString()));
        }
    }
}
