package io.throughline.connector.own;

import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.portal.PaymentGateway;
import io.throughline.quantity.Money;
import io.throughline.receivables.GatewayEvents;
import io.throughline.receivables.GatewayEvents.GatewayEvent;
import io.throughline.receivables.GatewayEvents.Kind;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Receivables.Receivable;
import io.throughline.receivables.Secret;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A provider of payments that moves no money: it lets the client choose how the payment ends and tells the house as a real one would. */
@Service
@Transactional
class Sandbox implements PaymentGateway {

    /** {@code outcome} is null while nothing was chosen. */
    record Checkout(String id, long draftId, String backTo, String language, String outcome) {}

    private final JdbcClient db;
    private final Receivables receivables;
    private final GatewayEvents events;
    private final SandboxSettings settings;
    private final FirmClock clock;

    Sandbox(JdbcClient db, Receivables receivables, GatewayEvents events, SandboxSettings settings, FirmClock clock) {
        this.db = db;
        this.receivables = receivables;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean isOpen() {
        return settings.open();
    }

    @Override
    public String checkout(Order order) {
        var secret = Secret.fresh();
        db.sql("insert into app.sandbox_checkout (id, token_hash, draft_id, back_to, language, made_at) values (?, ?, ?, ?, ?, ?)")
                .params(secret.id(), secret.hash(), order.draftId(), order.backTo(), "de".equals(order.language()) ? "de" : "en", Timestamp.from(clock.instant())).update();
        return "/sandbox/" + secret.token();
    }

    @Transactional(readOnly = true)
    public Optional<Checkout> find(String token) {
        if (!isOpen()) return Optional.empty();
        return db.sql("select id, draft_id, back_to, language, outcome from app.sandbox_checkout where token_hash = ?").param(Secret.hash(token))
                .query(Checkout.class).optional();
    }

    @Transactional(readOnly = true)
    public Receivable invoice(Checkout checkout) {
        return receivables.get(checkout.draftId());
    }

    /** A checkout is paid once, and never more than is open when it is. */
    public void pay(Checkout checkout, Money amount) {
        var item = receivables.get(checkout.draftId());
        if (amount.compareTo(item.open()) > 0) throw new Refused("amount", "%s is more than the %s that is open.".formatted(amount, item.open()));
        if (end(checkout, "PAID")) tell(checkout, item, Kind.PAID, amount, "");
    }

    public void fail(Checkout checkout) {
        var item = receivables.get(checkout.draftId());
        if (end(checkout, "FAILED")) tell(checkout, item, Kind.FAILED, item.open(), "the card was declined");
    }

    /** As the client's bank would after a complaint; once. */
    public void chargeBack(Checkout checkout) {
        var paid = db.sql("select amount, currency from app.gateway_event where gateway = 'sandbox' and payment_id = ? and kind = 'PAID'").param(checkout.id())
                .query((row, n) -> Money.of(row.getBigDecimal(1).stripTrailingZeros().toPlainString(), row.getString(2))).optional();
        paid.ifPresent(amount -> tell(checkout, receivables.get(checkout.draftId()), Kind.CHARGED_BACK, amount, "the client told their bank that they did not order this"));
    }

    /** Not yet taken back. */
    @Transactional(readOnly = true)
    public boolean isPaid(Checkout checkout) {
        return "PAID".equals(checkout.outcome()) && !db.sql("select exists (select from app.gateway_event where gateway = 'sandbox' and payment_id = ? and kind = 'CHARGED_BACK')")
                .param(checkout.id()).query(Boolean.class).single();
    }

    private void tell(Checkout checkout, Receivable item, Kind kind, Money amount, String why) {
        events.take(new GatewayEvent("sandbox", checkout.id() + "-" + kind, checkout.id(), item.number(), kind, amount, why));
    }

    private boolean end(Checkout checkout, String outcome) {
        return db.sql("update app.sandbox_checkout set ended_at = ?, outcome = ? where id = ? and ended_at is null")
                .params(Timestamp.from(clock.instant()), outcome, checkout.id()).update() == 1;
    }
}
