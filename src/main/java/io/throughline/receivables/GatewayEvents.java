package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.payment.Chargebacks;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What providers of payments tell. They tell it several times and in any order: an event counts once, and what follows from it depends on all
 * that is known of its payment, not on which event came first.
 */
@Service
@Transactional
public class GatewayEvents {
    public enum Kind { PAID, FAILED, CHARGED_BACK }

    /** {@code id} and {@code paymentId} are the provider's; {@code why} is said of what failed or was charged back. */
    public record GatewayEvent(String gateway, String id, String paymentId, String invoiceNumber, Kind kind, Money amount, String why) {

        String reference() {
            return gateway + "-" + paymentId;
        }
    }

    private final JdbcClient db;
    private final OpenItems items;
    private final Receivables receivables;
    private final Chargebacks chargebacks;
    private final FirmClock clock;

    GatewayEvents(JdbcClient db, OpenItems items, Receivables receivables, Chargebacks chargebacks, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.receivables = receivables;
        this.chargebacks = chargebacks;
        this.clock = clock;
    }

    /** False: it was known, and nothing changed. */
    public boolean take(GatewayEvent event) {
        var item = items.lock(event.invoiceNumber()).orElseThrow(() -> new InvalidInput("invoiceNumber", "there is no issued invoice '%s'".formatted(event.invoiceNumber())));
        boolean paid = told(event, Kind.PAID);
        boolean chargedBack = told(event, Kind.CHARGED_BACK);
        if (!keep(event, item)) return false;
        switch (event.kind()) {
            case PAID -> {
                if (paid) return true;
                receivables.receivePayment(item.number, event.amount(), clock.today(), event.reference());
                if (chargedBack) chargeBack(event);
            }
            case FAILED -> {
                if (!paid) receivables.paymentFailed(item.number, event.reference(), event.why());
            }
            case CHARGED_BACK -> {
                if (paid) chargeBack(event);
            }
        }
        return true;
    }

    private void chargeBack(GatewayEvent event) {
        chargebacks.take(items.lock(event.invoiceNumber()).orElseThrow(), event.reference(), said(event));
    }

    private boolean told(GatewayEvent event, Kind kind) {
        return db.sql("select exists (select from app.gateway_event where gateway = ? and payment_id = ? and kind = ?)").params(event.gateway(), event.paymentId(), kind.name())
                .query(Boolean.class).single();
    }

    private boolean keep(GatewayEvent event, OpenItem item) {
        return db.sql("""
                insert into app.gateway_event (gateway, id, payment_id, draft_id, kind, amount, currency, why, taken_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint gateway_event_pk do nothing""")
                .params(event.gateway(), event.id(), event.paymentId(), item.draftId, event.kind().name(), event.amount().amount(),
                        event.amount().currency().getCurrencyCode(), said(event), Timestamp.from(clock.instant())).update() == 1;
    }

    private static String said(GatewayEvent event) {
        return event.why() == null || event.why().isBlank() ? event.kind() == Kind.CHARGED_BACK ? "the payer's bank gave no reason" : "" : event.why().strip();
    }
}
