package io.throughline.receivables.payment;

import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.PaymentChargedBack;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import java.sql.Timestamp;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments that a bank took back: the invoice is owed again and in dispute, so that somebody hears the client before the next reminder. */
@Component
public class Chargebacks {
    private final JdbcClient db;
    private final OpenItems items;
    private final Disputes disputes;
    private final ClientCredits credits;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Chargebacks(JdbcClient db, OpenItems items, Disputes disputes, ClientCredits credits, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.disputes = disputes;
        this.credits = credits;
        this.news = news;
        this.clock = clock;
    }

    private record Paid(long id, Money amount) {}

    /** The item's row is locked by the caller. A second time changes nothing. */
    public void take(OpenItem item, String reference, String why) {
        var paid = paid(item, reference);
        if (!paid.amount().isPositive()) {
            throw new Refused("Invoice %s took nothing of payment '%s', all of it is the client's credit: give that back instead.".formatted(item.number, reference));
        }
        var today = clock.today();
        int first = db.sql("insert into app.chargeback (payment_id, draft_id, amount, charged_back_on, why, taken_at, taken_by) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(paid.id(), item.draftId, paid.amount().amount(), today, why, Timestamp.from(clock.instant()), Actor.current()).update();
        if (first == 0) return;
        var over = credits.leftOverOf(item.draftId, reference);
        over.ifPresent(credit -> takeBack(credit, paid.id(), reference, today));
        boolean reopened = item.isSettled();
        items.save(item.takeBack(paid.amount()));
        news.publishEvent(new PaymentChargedBack(paid.id(), item.draftId, item.number, item.projectCodes, paid.amount(), today, reopened, over.map(ClientCredit::id).orElse(null), why));
        disputes.open(item.number, "Charged back: " + why, paid.amount(), null);
    }

    private void takeBack(ClientCredit credit, long paymentId, String reference, LocalDate day) {
        if (!credit.rest().equals(credit.amount()) || credits.waitingFor(credit.id(), credit.rest()).isPositive()) {
            throw new Refused("Of the %s left over of payment '%s' some was set off or given back, or is asked back: the bank took more than is left of it. Settle that with the client first."
                    .formatted(credit.amount(), reference));
        }
        credits.use(credit, credit.amount(), null, null, paymentId, day);
    }

    private Paid paid(OpenItem item, String reference) {
        return db.sql("select id, amount, currency from app.payment where draft_id = ? and reference = ?").params(item.draftId, reference)
                .query((row, n) -> new Paid(row.getLong("id"), OpenItems.money(row, "amount"))).single();
    }
}
