package io.throughline.receivables;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows when nothing is owed any more: an open dispute is over, and everybody hears of it. */
@Component
class Settling {
    private final Disputes disputes;
    private final DunningClaims claims;
    private final ApplicationEventPublisher news;

    Settling(Disputes disputes, DunningClaims claims, ApplicationEventPublisher news) {
        this.disputes = disputes;
        this.claims = claims;
        this.news = news;
    }

    void after(OpenItem item) {
        if (!item.isSettled()) return;
        disputes.endWith(item);
        claims.fixInterest(item);
        news.publishEvent(new ReceivableSettled(item.draftId, item.number, item.projectCodes, item.settledHow()));
    }
}
