package io.throughline.process.approval;

import io.throughline.process.Correlation;
import io.throughline.timesheet.TimesheetSubmitted;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A week that is owed starts a reminder; one that is submitted ends it. */
@Component
class WeekNews {
    private static final String REMINDER = "week-reminder";
    private final Correlation correlation;
    private final RuntimeService runtime;

    WeekNews(Correlation correlation, RuntimeService runtime) {
        this.correlation = correlation;
        this.runtime = runtime;
    }

    @EventListener
    public void on(WeekOwed fact) {
        var key = key(fact.personCode(), fact.isoWeek());
        if (runtime.createProcessInstanceQuery().processDefinitionKey(REMINDER).processInstanceBusinessKey(key).count() > 0) return;
        correlation.start(WeekOwed.class, key, Map.of("personCode", fact.personCode(), "isoWeek", fact.isoWeek()));
    }

    /** The same message starts timesheet-approval, so the waiting reminder is woken by itself. */
    @EventListener
    public void on(TimesheetSubmitted fact) {
        var message = TimesheetSubmitted.class.getSimpleName();
        runtime.createExecutionQuery().processDefinitionKey(REMINDER).processInstanceBusinessKey(key(fact.personCode(), fact.isoWeek()))
                .messageEventSubscriptionName(message).list().forEach(waiting -> runtime.messageEventReceived(message, waiting.getId()));
    }

    private static String key(String person, String week) {
        return person + "/" + week;
    }
}
