package io.throughline.receivables.payment;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.RefundPaid;
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

/** Money back to a client out of its credit: one person asks for it, another decides. */
@Service
@Transactional
public class Refunds {

    /** {@code confirmed}, {@code decidedBy} and {@code paidOn} are null while it waits. */
    public record Refund(long id, long creditId, String clientCode, String clientName, Money amount, String reason, String requestedBy, String decidedBy, Boolean confirmed, LocalDate paidOn) {}

    private static final String SELECT = """
            select f.*, c.client_code, c.currency, l.name as client_name
            from app.refund f join app.client_credit c on c.id = f.credit_id join app.client l on l.code = c.client_code""";
    private final JdbcClient db;
    private final ClientCredits credits;
    private final People people;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Refunds(JdbcClient db, ClientCredits credits, People people, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.credits = credits;
        this.people = people;
        this.news = news;
        this.clock = clock;
    }

    /** {@code amount} null: all that is left. Answers the request's id; publishes RefundRequested. */
    public long request(long creditId, Money amount, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say why the money goes back");
        var credit = credits.lock(creditId);
        var waiting = credits.waitingFor(creditId, credit.rest());
        if (waiting.isPositive()) throw new Refused("%s of this credit waits for a decision already.".formatted(waiting));
        var back = amount == null ? credit.rest() : amount;
        if (!back.currency().equals(credit.rest().currency())) throw new InvalidInput("currency", "the credit is in %s".formatted(credit.rest().currency()));
        if (!credit.rest().isPositive()) throw new Refused("Nothing is left of this credit.");
        if (!back.isPositive()) throw new InvalidInput("amount", "%s is not above zero".formatted(back));
        if (back.compareTo(credit.rest()) > 0) throw new Refused("amount", "%s is more than the %s that is left.".formatted(back, credit.rest()));
        var id = db.sql("insert into app.refund (credit_id, amount, reason, requested_by, requested_at) values (?, ?, ?, ?, ?) returning id")
                .params(creditId, back.amount(), reason.strip(), Actor.current(), Timestamp.from(clock.instant())).query(Long.class).single();
        news.publishEvent(new RefundRequested(id, creditId, credit.clientCode(), back, reason.strip()));
        return id;
    }

    /** By another person than the one who asked. Confirmed: publishes RefundPaid, paid today. What is decided stays decided. */
    public Refund decide(long refundId, boolean confirmed) {
        var credit = credits.lock(get(refundId).creditId());
        var refund = get(refundId);
        if (refund.decidedBy() != null) throw new Refused("%s decided on this already.".formatted(refund.decidedBy()));
        if (people.personOf(refund.requestedBy()).equals(people.personOf(Actor.current()))) {
            throw new Refused("%s asked for this refund; another person decides.".formatted(refund.requestedBy()));
        }
        db.sql("update app.refund set confirmed = ?, decided_by = ?, decided_at = ?, paid_on = ? where id = ?")
                .params(confirmed, Actor.current(), Timestamp.from(clock.instant()), confirmed ? clock.today() : null, refundId).update();
        if (confirmed) {
            credits.use(credit, refund.amount(), null, refundId, null, clock.today());
            news.publishEvent(new RefundPaid(refundId, credit, refund.amount(), clock.today(), refund.requestedBy(), Actor.current(), refund.reason()));
        } else {
            news.publishEvent(new RefundDeclined(refundId, credit.id(), refund.requestedBy()));
        }
        return get(refundId);
    }

    @Transactional(readOnly = true)
    public Refund get(long id) {
        return db.sql(SELECT + " where f.id = ?").param(id).query(Refunds::refund).optional().orElseThrow(() -> new Unknown("refund", id));
    }

    /** Requests that another person has to decide, oldest first. */
    @Transactional(readOnly = true)
    public List<Refund> waiting() {
        return db.sql(SELECT + " where f.decided_by is null order by f.id").query(Refunds::refund).list();
    }

    /** Paid, declined or waiting, the newest first. */
    @Transactional(readOnly = true)
    public List<Refund> of(String clientCode) {
        return db.sql(SELECT + " where c.client_code = ? order by f.id desc").param(clientCode).query(Refunds::refund).list();
    }

    private static Refund refund(ResultSet row, int n) throws SQLException {
        return new Refund(row.getLong("id"), row.getLong("credit_id"), row.getString("client_code"), row.getString("client_name"), OpenItems.money(row, "amount"),
                row.getString("reason"), row.getString("requested_by"), row.getString("decided_by"), row.getObject("confirmed", Boolean.class),
                row.getObject("paid_on", LocalDate.class));
    }
}
