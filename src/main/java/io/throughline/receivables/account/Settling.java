package io.throughline.receivables.account;

import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.PaymentPlan;
import io.throughline.receivables.ReceivableSettled;
import io.throughline.receivables.ReceivablesSettled;
import io.throughline.receivables.account.OpenItems.Tie;
import io.throughline.receivables.dunning.DunningClaims;
import io.throughline.receivables.plan.PaymentPlanKept;
import io.throughline.receivables.plan.PlanTable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows when nothing is owed any more: an open dispute and a payment plan are over, and everybody hears of it. */
@Component
public class Settling {
    private final OpenItems items;
    private final Disputes disputes;
    private final DunningClaims claims;
    private final PlanTable plans;
    private final FirmClock clock;
    private final ApplicationEventPublisher news;

    Settling(OpenItems items, Disputes disputes, DunningClaims claims, PlanTable plans, FirmClock clock, ApplicationEventPublisher news) {
        this.items = items;
        this.disputes = disputes;
        this.claims = claims;
        this.plans = plans;
        this.clock = clock;
        this.news = news;
    }

    public void after(OpenItem item) {
        after(List.of(item));
    }

    public void after(Collection<OpenItem> changed) {
        var settled = changed.stream().filter(OpenItem::isSettled).toList();
        if (settled.isEmpty()) return;
        var ties = items.ties(settled);
        for (var item : settled) {
            var tied = ties.getOrDefault(item.draftId, Set.of());
            if (tied.contains(Tie.DISPUTE)) disputes.endWith(item);
            if (tied.contains(Tie.REMINDER)) claims.fixInterest(item);
            if (tied.contains(Tie.PLAN)) endPlan(item);
        }
        var told = settled.stream().map(item -> new ReceivableSettled(item.draftId, item.number, item.projectCodes, item.settledHow())).toList();
        told.forEach(news::publishEvent);
        news.publishEvent(new ReceivablesSettled(told));
    }

    private void endPlan(OpenItem item) {
        plans.of(item.draftId).stream().filter(PaymentPlan::holds).findFirst().ifPresent(plan -> {
            plans.end(plan, PaymentPlan.State.KEPT, clock.today(), Actor.current(), null);
            news.publishEvent(new PaymentPlanKept(plan.id(), item.draftId, item.number));
        });
    }
}
