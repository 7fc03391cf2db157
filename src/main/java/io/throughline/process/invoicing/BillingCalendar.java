package io.throughline.process.invoicing;

import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks the table {@code billing-calendar} whether a day is a billing day. */
@Component
class BillingCalendar {
    private final DecisionService decisions;

    BillingCalendar(DecisionService decisions) {
        this.decisions = decisions;
    }

    /** The last day of work that is billed on the day; empty where nothing is billed. */
    Optional<LocalDate> upTo(LocalDate day) {
        var row = decisions.evaluateDecisionTableByKey("billing-calendar", Variables.putValue("today", day.toString())).getFirstResult();
        return Optional.ofNullable(row).map(r -> LocalDate.parse(r.<String>getEntry("upTo")));
    }
}
