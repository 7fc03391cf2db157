package io.throughline.receivables.dunning;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientClasses;
import io.throughline.receivables.DunningClaimPaid;
import io.throughline.receivables.DunningPolicy;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fees and interest of late payment: claimed once, never on the invoice, kept when it is paid until they are paid or waived on purpose. */
@Service
@Transactional
public class DunningClaims {

    /** {@code kind} FEE or INTEREST; {@code state} OPEN, PAID or WAIVED; {@code basis}: how it was worked out. */
    public record Claim(long id, long draftId, String invoiceNumber, String clientCode, String kind, int level, Money amount, LocalDate aroseOn, String basis, String state,
                        String decidedBy, String reason, LocalDate paidOn, String reference) {}

    private static final String SELECT = "select c.*, r.invoice_number, r.client_code from app.dunning_claim c join app.receivable r using (draft_id)";
    private final JdbcClient db;
    private final DunningPolicy policy;
    private final ClientClasses classes;
    private final Clients clients;
    private final ExchangeRates rates;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    DunningClaims(JdbcClient db, DunningPolicy policy, ClientClasses classes, Clients clients, ExchangeRates rates, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.policy = policy;
        this.classes = classes;
        this.clients = clients;
        this.rates = rates;
        this.news = news;
        this.clock = clock;
    }

    /** The level's fee, in the invoice's currency at the day's rate; without a rate there is none. A second time changes nothing. */
    public void claimFee(OpenItem item, int level, DunningPolicy.Terms terms) {
        var currency = item.gross.currency().getCurrencyCode();
        if (terms.fee().signum() == 0 || rates.find(currency, clock.today()).isEmpty()) return;
        add(item, "FEE", level, rates.convert(Money.rounded(terms.fee(), "EUR"), currency, clock.today()), clock.today(), "fee of reminder %d: %s EUR".formatted(level, terms.fee().toPlainString()));
    }

    /** When the last of it was paid, interest is what it had come to; only where a reminder claimed it. */
    public void fixInterest(OpenItem item) {
        if (!"PAID".equals(item.settledHow()) || !item.settledOn().isAfter(item.dueDate) || !claimsInterest(item)) return;
        var interest = interest(item, item.settledOn());
        if (interest.isPositive()) add(item, "INTEREST", 0, interest, item.settledOn(), "late from %s to %s".formatted(item.dueDate, item.settledOn()));
    }

    private boolean claimsInterest(OpenItem item) {
        var levels = db.sql("select level from app.reminder where draft_id = ?").param(item.draftId).query(Integer.class).list();
        if (levels.isEmpty()) return false;
        var clientClass = classes.of(item.clientCode);
        return levels.stream().anyMatch(level -> policy.terms(clientClass, level).interest());
    }

    /** By the statutory rate and the days late, up to and including the day. */
    public Money interest(OpenItem item, LocalDate until) {
        boolean consumer = clients.get(item.clientCode).consumer();
        var movements = db.sql("select moved_on, amount from app.receivable_movement where draft_id = ?").param(item.draftId).query((row, n) ->
                new LateInterest.Movement(row.getObject(1, LocalDate.class), Money.of(row.getBigDecimal(2).toPlainString(), item.gross.currency().getCurrencyCode()))).list();
        return LateInterest.of(item.gross, item.dueDate, until, movements, day -> policy.interest(consumer, day));
    }

    private void add(OpenItem item, String kind, int level, Money amount, LocalDate day, String basis) {
        var id = db.sql("""
                insert into app.dunning_claim (draft_id, kind, level, amount, currency, arose_on, basis) values (?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint dunning_claim_never_twice do nothing returning id""")
                .params(item.draftId, kind, level, amount.amount(), amount.currency().getCurrencyCode(), day, basis).query(Long.class).optional();
        id.ifPresent(claim -> news.publishEvent(new DunningClaimed(claim, item.draftId, item.number, kind, level, amount, day, basis)));
    }

    /** On purpose, with a reason. */
    public Claim waive(long id, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say why the firm does without it");
        var claim = open(id);
        decide(id, "WAIVED", reason.strip(), null, null);
        news.publishEvent(new DunningClaimWaived(id, claim.draftId(), claim.invoiceNumber(), claim.amount(), reason.strip()));
        return get(id);
    }

    public Claim paid(long id, LocalDate paidOn, String reference) {
        if (paidOn == null) throw new InvalidInput("paidOn", "is missing; write 2026-03-01");
        if (paidOn.isAfter(clock.today())) throw new InvalidInput("paidOn", "%s is after today, %s".formatted(paidOn, clock.today()));
        if (reference == null || reference.isBlank()) throw new InvalidInput("reference", "a payment needs its reference, e.g. the bank's");
        var claim = open(id);
        decide(id, "PAID", null, paidOn, reference.strip());
        news.publishEvent(new DunningClaimPaid(id, claim.draftId(), claim.invoiceNumber(), claim.amount(), paidOn, reference.strip()));
        return get(id);
    }

    private Claim open(long id) {
        db.sql("select 1 from app.dunning_claim where id = ? for update").param(id).query(Integer.class).optional();
        var claim = get(id);
        if (!claim.state().equals("OPEN")) throw new Refused("This claim is %s already.".formatted(claim.state().toLowerCase()));
        return claim;
    }

    private void decide(long id, String state, String reason, LocalDate paidOn, String reference) {
        db.sql("update app.dunning_claim set state = ?, decided_by = ?, decided_at = ?, reason = ?, paid_on = ?, reference = ? where id = ?")
                .params(state, Actor.current(), Timestamp.from(clock.instant()), reason, paidOn, reference, id).update();
    }

    @Transactional(readOnly = true)
    public Claim get(long id) {
        return db.sql(SELECT + " where c.id = ?").param(id).query(DunningClaims::claim).optional().orElseThrow(() -> new Unknown("claim", id));
    }

    @Transactional(readOnly = true)
    public List<Claim> of(long draftId) {
        return db.sql(SELECT + " where c.draft_id = ? order by c.id").param(draftId).query(DunningClaims::claim).list();
    }

    /** Neither paid nor waived, the oldest first. */
    @Transactional(readOnly = true)
    public List<Claim> open() {
        return db.sql(SELECT + " where c.state = 'OPEN' order by c.id").query(DunningClaims::claim).list();
    }

    private static Claim claim(ResultSet row, int n) throws SQLException {
        return new Claim(row.getLong("id"), row.getLong("draft_id"), row.getString("invoice_number"), row.getString("client_code"), row.getString("kind"), row.getInt("level"),
                OpenItems.money(row, "amount"), row.getObject("arose_on", LocalDate.class), row.getString("basis"), row.getString("state"), row.getString("decided_by"),
                row.getString("reason"), row.getObject("paid_on", LocalDate.class), row.getString("reference"));
    }
}
