package io.throughline.receivables.payment;

import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.PaymentChargedBack;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments that a bank took back: the invoice is owed again and in dispute, so that somebody hears the client before the next reminder. */
@Component
public class Chargebacks {
    private final JdbcClient db;
    private final OpenItems items;
    private final Disputes disputes;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Chargebacks(JdbcClient db, OpenItems items, Disputes disputes, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.disputes = disputes;
        this.news = news;
        this.clock = clock;
    }

    private record Paid(long id, Money amount, boolean overpaid) {}

    /** The item's row is locked by the caller. A second time changes nothing. */
    public void take(OpenItem item, String reference, String why) {
        var paid = paid(item, reference).orElseThrow();
        if (paid.overpaid()) {
            throw new Refused("Payment '%s' of invoice %s was more than was owed, and the rest is the client's credit: give that back first, then the payment can be taken back by hand."
                    .formatted(reference, item.number));
        }
        var today = clock.today();
        int first = db.sql("insert into app.chargeback (payment_id, draft_id, amount, charged_back_on, why, taken_at, taken_by) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(paid.id(), item.draftId, paid.amount().amount(), today, why, Timestamp.from(clock.instant()), Actor.current()).update();
        if (first == 0) return;
        boolean reopened = item.isSettled();
        items.save(item.takeBack(paid.amount()));
        news.publishEvent(new PaymentChargedBack(paid.id(), item.draftId, item.number, item.projectCodes, paid.amount(), today, reopened, why));
        disputes.open(item.number, "Charged back: " + why, paid.amount(), null);
    }

    private Optional<Paid> paid(OpenItem item, String reference) {
        return db.sql("""
                select p.id, p.amount, p.currency, exists (select from app.client_credit c where c.draft_id = p.draft_id and c.reference = p.reference and c.origin = 'OVERPAYMENT')
                from app.payment p where p.draft_id = ? and p.reference = ?""").params(item.draftId, reference)
                .query((row, n) -> new Paid(row.getLong(1), OpenItems.money(row, "amount"), row.getBoolean(4))).optional();
    }
}
