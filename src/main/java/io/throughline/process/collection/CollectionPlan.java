package io.throughline.process.collection;

import io.throughline.firm.FirmClock;
import io.throughline.process.Moment;
import io.throughline.receivables.ClientClasses;
import io.throughline.receivables.Reminders;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/**
 * When the next reminder is due: each level so many days after the due date as {@code dunning-policy} says for the client's class, at 09:00.
 * A moment that passed while the invoice was disputed is left out and moves no other; while a payment plan held, no day counted.
 */
@Component
class CollectionPlan {
    private static final int MOST_LEVELS = 20;
    /** Without any reminder finance is asked so many days after the due date. */
    private static final int DAYS_WITHOUT_REMINDERS = 30;

    /** {@code step}: wait, dispute, plan, ask or settled; {@code level} is 0 and {@code at} null where there is none. */
    record Next(String step, int level, Date at) {}

    private final Reminders reminders;
    private final ClientClasses classes;
    private final DecisionService decisions;
    private final FirmClock clock;

    CollectionPlan(Reminders reminders, ClientClasses classes, DecisionService decisions, FirmClock clock) {
        this.reminders = reminders;
        this.classes = classes;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** {@code level} and {@code plannedAt} are what was planned last, {@code askAgainAt} is set where finance chose to wait. */
    Next next(long draftId, int level, Date plannedAt, Date askAgainAt) {
        var standing = reminders.standing(draftId);
        if (standing.settled()) return new Next("settled", 0, null);
        if (standing.disputed()) return new Next("dispute", 0, null);
        if (standing.planned()) return new Next("plan", 0, null);
        var now = clock.now();
        if (level > 0 && plannedAt != null && !Moment.of(plannedAt).isAfter(now) && !standing.levelsSent().contains(level)) return new Next("wait", level, plannedAt);

        var clientClass = classes.of(standing.clientCode());
        var askAt = atNine(standing.countsFrom().plusDays(DAYS_WITHOUT_REMINDERS));
        for (int candidate = 1; candidate <= MOST_LEVELS; candidate++) {
            var days = daysAfterDue(clientClass, candidate);
            if (days.isEmpty()) break;
            askAt = atNine(standing.countsFrom().plusDays(days.get()));
            if (askAt.isAfter(now) && !standing.levelsSent().contains(candidate)) return new Next("wait", candidate, Moment.of(askAt));
        }
        if (askAgainAt != null && Moment.of(askAgainAt).isAfter(askAt)) askAt = Moment.of(askAgainAt);
        return askAt.isAfter(now) ? new Next("wait", 0, Moment.of(askAt)) : new Next("ask", 0, null);
    }

    private Optional<Integer> daysAfterDue(String clientClass, int level) {
        var row = decisions.evaluateDecisionTableByKey("dunning-policy", Map.of("clientClass", clientClass, "level", level)).getFirstResult();
        return Optional.ofNullable(row).map(r -> (Number) r.getEntry("daysAfterDue")).map(Number::intValue);
    }

    static LocalDateTime atNine(LocalDate day) {
        return day.atTime(9, 0);
    }
}
