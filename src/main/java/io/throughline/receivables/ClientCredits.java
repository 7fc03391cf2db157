package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.account.Settling;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the firm owes its clients: arises from payments and credit notes, is offered on the next invoice, set off there or given back. */
@Service
@Transactional
public class ClientCredits {
    private static final String SELECT = """
            select c.*, c.amount - c.used as rest, r.invoice_number from app.client_credit c left join app.receivable r using (draft_id)""";
    private final JdbcClient db;
    private final OpenItems items;
    private final Settling settling;
    private final Clients clients;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    ClientCredits(JdbcClient db, OpenItems items, Settling settling, Clients clients, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.settling = settling;
        this.clients = clients;
        this.news = news;
        this.clock = clock;
    }

    /** Money that came before any invoice. The same reference of the client is the same money. Answers the credit's id. */
    public long payInAdvance(String clientCode, Money amount, LocalDate paidOn, String reference) {
        var known = reference == null ? "" : reference.strip();
        if (known.isEmpty()) throw new InvalidInput("reference", "a payment needs its reference, e.g. the bank's");
        if (!amount.isPositive()) throw new InvalidInput("amount", "%s is not above zero".formatted(amount));
        if (paidOn.isAfter(clock.today())) throw new InvalidInput("paidOn", "%s is after today, %s".formatted(paidOn, clock.today()));
        if (clients.find(clientCode).isEmpty()) throw new InvalidInput("clientCode", "there is no client '%s'".formatted(clientCode));
        db.sql("select pg_advisory_xact_lock(hashtext(?))").param("advance " + clientCode).query(row -> { });
        var before = db.sql(SELECT + " where c.client_code = ? and c.reference = ? and c.origin = 'ADVANCE'").params(clientCode, known).query(ClientCredits::credit).optional();
        if (before.isEmpty()) return arise(clientCode, amount, "ADVANCE", known, null, paidOn);
        if (before.get().amount().equals(amount) && before.get().aroseOn().equals(paidOn)) return before.get().id();
        throw new Refused("reference", "Reference '%s' was already used for an advance of %s on %s.".formatted(known, before.get().amount(), before.get().aroseOn()));
    }

    public long arise(String clientCode, Money amount, String origin, String reference, Long draftId, LocalDate day) {
        var id = db.sql("""
                insert into app.client_credit (client_code, currency, amount, origin, reference, draft_id, arose_on, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(clientCode, amount.currency().getCurrencyCode(), amount.amount(), origin, reference, draftId, day, Timestamp.from(clock.instant()), Actor.current())
                .query(Long.class).single();
        news.publishEvent(new ClientCreditArose(id, clientCode, amount, origin, reference, draftId, day));
        return id;
    }

    /** Sets off against an open invoice of the same client and currency; {@code amount} null: as much as both allow. Publishes ClientCreditApplied. */
    public Money apply(long creditId, String invoiceNumber, Money amount) {
        var item = items.lock(invoiceNumber).orElseThrow(() -> new InvalidInput("invoiceNumber", "there is no issued invoice '%s'".formatted(invoiceNumber)));
        var credit = lock(creditId);
        if (!credit.clientCode().equals(item.clientCode)) throw new InvalidInput("invoiceNumber", "%s is not an invoice of client %s".formatted(item.number, credit.clientCode()));
        if (!credit.rest().currency().equals(item.gross.currency())) {
            throw new InvalidInput("invoiceNumber", "%s is in %s, the credit in %s".formatted(item.number, item.gross.currency(), credit.rest().currency()));
        }
        var free = credit.rest().minus(waitingFor(creditId, credit.rest()));
        var most = free.compareTo(item.open()) < 0 ? free : item.open();
        var taken = amount == null ? most : amount;
        if (!taken.isPositive()) throw new Refused("Nothing can be set off: %s of the credit is free, %s of invoice %s is open.".formatted(free, item.open(), item.number));
        if (taken.compareTo(most) > 0) throw new Refused("amount", "%s is more than %s, which is free of the credit and open on invoice %s.".formatted(taken, most, item.number));
        var today = clock.today();
        long use = use(credit, taken, item.draftId, null, null, today);
        items.save(item.pay(taken, today));
        news.publishEvent(new ClientCreditApplied(use, credit, item.draftId, item.number, taken, today));
        settling.after(item);
        return taken;
    }

    /** One of three: set off against an invoice, given back by a refund, or taken back by the payer's bank with the payment. */
    public long use(ClientCredit credit, Money taken, Long draftId, Long refundId, Long paymentId, LocalDate day) {
        db.sql("update app.client_credit set used = used + ? where id = ?").params(taken.amount(), credit.id()).update();
        return db.sql("insert into app.client_credit_use (credit_id, amount, draft_id, refund_id, payment_id, used_on, recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(Arrays.asList(credit.id(), taken.amount(), draftId, refundId, paymentId, day, Timestamp.from(clock.instant()), Actor.current())).query(Long.class).single();
    }

    /** What is asked to be given back and not decided: not free for anything else. */
    public Money waitingFor(long creditId, Money like) {
        return db.sql("select coalesce(sum(amount), 0) from app.refund where credit_id = ? and decided_by is null").param(creditId)
                .query((row, n) -> Money.of(row.getBigDecimal(1).toPlainString(), like.currency().getCurrencyCode())).single();
    }

    public ClientCredit lock(long id) {
        db.sql("select 1 from app.client_credit where id = ? for update").param(id).query(Integer.class).optional();
        return get(id);
    }

    @Transactional(readOnly = true)
    public ClientCredit get(long id) {
        return db.sql(SELECT + " where c.id = ?").param(id).query(ClientCredits::credit).optional().orElseThrow(() -> new Unknown("credit of a client", id));
    }

    /** With something left, the oldest first; null for every client. */
    @Transactional(readOnly = true)
    public List<ClientCredit> open(String clientCode) {
        return db.sql(SELECT + " where c.used < c.amount and (:client::text is null or c.client_code = :client) order by c.arose_on, c.id").param("client", clientCode)
                .query(ClientCredits::credit).list();
    }

    /** What arose from an invoice: paid too much, or credited after it was paid. */
    @Transactional(readOnly = true)
    public List<ClientCredit> from(long draftId) {
        return db.sql(SELECT + " where c.draft_id = ? order by c.id").param(draftId).query(ClientCredits::credit).list();
    }

    /** What was left over of a payment of the invoice, locked; empty where the invoice took all of it. */
    public Optional<ClientCredit> leftOverOf(long draftId, String reference) {
        return db.sql("select id from app.client_credit where draft_id = ? and reference = ? and origin = 'OVERPAYMENT' for update").params(draftId, reference).query(Long.class).optional().map(this::get);
    }

    /** What could be set off against an open invoice: offered on its page. */
    @Transactional(readOnly = true)
    public List<ClientCredit> offeredFor(long draftId) {
        return items.find(draftId).filter(r -> !r.isSettled()).map(r -> open(r.clientCode()).stream()
                .filter(c -> c.rest().currency().equals(r.gross().currency())).toList()).orElse(List.of());
    }

    /** What a credit note left the firm owing; empty where all of it was still open. */
    @Transactional(readOnly = true)
    public Optional<ClientCredit> ofCreditNote(String number) {
        return db.sql(SELECT + " where c.origin = 'CREDIT_NOTE' and c.reference = ?").param(number).query(ClientCredits::credit).optional();
    }

    private static ClientCredit credit(ResultSet row, int n) throws SQLException {
        return new ClientCredit(row.getLong("id"), row.getString("client_code"), OpenItems.money(row, "amount"), OpenItems.money(row, "rest"), row.getString("origin"),
                row.getString("reference"), row.getObject("draft_id", Long.class), row.getString("invoice_number"), row.getObject("arose_on", LocalDate.class));
    }
}
