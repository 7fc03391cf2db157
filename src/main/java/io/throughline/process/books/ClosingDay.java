package io.throughline.process.books;

import io.throughline.firm.FirmClock;
import io.throughline.ledger.PeriodClosing;
import io.throughline.models.Step;
import java.time.YearMonth;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code closing-day}: a month's checklist begins by itself on the day that the table {@code closing-calendar} says. */
@Configuration(proxyBeanMethods = false)
class ClosingDay {

    @Bean
    @Step("Asks the closing calendar whether months are to be closed by now, and begins the checklist of the one that comes first, once.")
    JavaDelegate beginMonthClose(DecisionService decisions, PeriodClosing closing, FirmClock clock) {
        return execution -> {
            var row = decisions.evaluateDecisionTableByKey("closing-calendar", Variables.putValue("today", clock.today().toString())).getFirstResult();
            if (row != null && Boolean.TRUE.equals(row.getEntry("begin"))) closing.startNext(YearMonth.from(clock.today()).minusMonths(1));
        };
    }
}
