package io.throughline.receivables.account;

import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.ReceivableSettled;
import io.throughline.receivables.dunning.DunningClaims;
import io.throughline.receivables.PaymentPlan;
import io.throughline.receivables.plan.PaymentPlanKept;
import io.throughline.receivables.plan.PlanTable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows when nothing is owed any more: an open dispute and a payment plan are over, and everybody hears of it. */
@Component
public class Settling {
    private final Disputes disputes;
    private final DunningClaims claims;
    private final PlanTable plans;
    private final FirmClock clock;
    private final ApplicationEventPublisher news;

    Settling(Disputes disputes, DunningClaims claims, PlanTable plans, FirmClock clock, ApplicationEventPublisher news) {
        this.disputes = disputes;
        this.claims = claims;
        this.plans = plans;
        this.clock = clock;
        this.news = news;
    }

    public void after(OpenItem item) {
        if (!item.isSettled()) return;
        disputes.endWith(item);
        claims.fixInterest(item);
        endPlan(item);
        news.publishEvent(new ReceivableSettled(item.draftId, item.number, item.projectCodes, item.settledHow()));
    }

    private void endPlan(OpenItem item) {
        plans.of(item.draftId).stream().filter(PaymentPlan::holds).findFirst().ifPresent(plan -> {
            plans.end(plan, PaymentPlan.State.KEPT, clock.today(), Actor.current(), null);
            news.publishEvent(new PaymentPlanKept(plan.id(), item.draftId, item.number));
        });
    }
}
