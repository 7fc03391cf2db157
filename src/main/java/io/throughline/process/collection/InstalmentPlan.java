package io.throughline.process.collection;

import io.throughline.firm.FirmClock;
import io.throughline.process.Moment;
import io.throughline.receivables.ClientClasses;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.Receivables;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** When a client is reminded of the next instalment, and when it is missed: at 09:00 of the days that the table {@code payment-plan} says for the client's class. */
@Component
class InstalmentPlan {

    /** {@code step}: wait, remind or missed; {@code at}: when to look again at the latest. */
    record Next(String step, Date at) {}

    private final PaymentPlans plans;
    private final Receivables receivables;
    private final ClientClasses classes;
    private final DecisionService decisions;
    private final FirmClock clock;

    InstalmentPlan(PaymentPlans plans, Receivables receivables, ClientClasses classes, DecisionService decisions, FirmClock clock) {
        this.plans = plans;
        this.receivables = receivables;
        this.classes = classes;
        this.decisions = decisions;
        this.clock = clock;
    }

    Next next(long draftId) {
        var next = plans.holding(draftId).orElseThrow().next();
        var rule = decisions.evaluateDecisionTableByKey("payment-plan", Map.of("clientClass", classes.of(receivables.get(draftId).clientCode()))).getSingleResult();
        var remindAt = CollectionPlan.atNine(next.dueOn().minusDays(rule.<Number>getEntry("remindDaysBefore").longValue()));
        var missedAt = CollectionPlan.atNine(next.dueOn().plusDays(1 + rule.<Number>getEntry("daysOfGrace").longValue()));
        if (!missedAt.isAfter(clock.now())) return new Next("missed", Moment.of(missedAt));
        if (next.reminded()) return new Next("wait", Moment.of(missedAt));
        return remindAt.isAfter(clock.now()) ? new Next("wait", Moment.of(remindAt)) : new Next("remind", Moment.of(missedAt));
    }
}
