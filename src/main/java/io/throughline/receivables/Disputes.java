package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.DisputeSettled;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Objections of clients: one open at a time per invoice. */
@Component
public class Disputes {

    /** {@code amount}: the part that is disputed, in the invoice's currency; null for all of it. {@code line}: which of the invoice's and what it says, null for all of it. {@code settledAt}, {@code settledBy} and {@code outcome} are null while it is open. */
    public record Dispute(long id, long draftId, BigDecimal amount, Integer line, String lineText, String reason, String openedBy, Instant openedAt, String settledBy, Instant settledAt, String outcome) {}

    private static final String DISPUTE = "select d.*, l.description as line_text from app.dispute d left join app.invoice_line l on l.invoice_id = d.draft_id and l.position = d.line where ";
    private final JdbcClient db;
    private final OpenItems items;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Disputes(JdbcClient db, OpenItems items, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.news = news;
        this.clock = clock;
    }

    public Optional<Dispute> openOn(long draftId) {
        return db.sql(DISPUTE + "d.draft_id = ? and d.settled_at is null").param(draftId).query(Dispute.class).optional();
    }

    public List<Dispute> of(long draftId) {
        return db.sql(DISPUTE + "d.draft_id = ? order by d.id").param(draftId).query(Dispute.class).list();
    }

    /** {@code days} it has been open. */
    public record OpenDispute(long id, long draftId, String invoiceNumber, String clientCode, String clientName, Money open, String reason, String openedBy,
                              LocalDate since, long days) {}

    /** What clients object to now, oldest first. */
    public List<OpenDispute> open() {
        return db.sql("""
                select d.id, d.draft_id, r.invoice_number, r.client_code, c.name, r.gross - r.paid - r.credited - r.written_off as open, r.currency, d.reason,
                       d.opened_by, d.opened_at
                from app.dispute d join app.receivable r using (draft_id) join app.client c on c.code = r.client_code
                where d.settled_at is null order by d.opened_at, d.id""")
                .query((row, n) -> {
                    var since = LocalDate.ofInstant(row.getTimestamp("opened_at").toInstant(), clock.getZone());
                    return new OpenDispute(row.getLong("id"), row.getLong("draft_id"), row.getString("invoice_number"), row.getString("client_code"),
                            row.getString("name"), OpenItems.money(row, "open"), row.getString("reason"), row.getString("opened_by"), since,
                            ChronoUnit.DAYS.between(since, clock.today()));
                }).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public long open(String invoiceNumber, String reason, Money amount, Integer line) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say what the client objects to");
        if (reason.length() > 4000) throw new InvalidInput("reason", "%d characters are too many; 4000 at most".formatted(reason.length()));
        var item = lock(invoiceNumber);
        if (item.isSettled()) throw new Refused("Invoice %s is settled (%s); there is nothing left to dispute.".formatted(item.number, item.settledHow()));
        if (amount != null && !amount.currency().equals(item.gross.currency())) throw new InvalidInput("amount", "%s is in %s".formatted(item.number, item.gross.currency()));
        if (amount != null && (!amount.isPositive() || amount.compareTo(item.open()) > 0)) throw new InvalidInput("amount", "%s is not between zero and the %s that is open".formatted(amount, item.open()));
        if (line != null && db.sql("select count(*) from app.invoice_line where invoice_id = ? and position = ?").params(item.draftId, line).query(Long.class).single() == 0) {
            throw new InvalidInput("line", "%s has no line %d".formatted(item.number, line));
        }
        var already = openOn(item.draftId);
        if (already.isPresent()) return already.get().id();
        var id = db.sql("insert into app.dispute (draft_id, amount, line, reason, opened_by, opened_at) values (?, ?, ?, ?, ?, ?) returning id")
                .params(Arrays.asList(item.draftId, amount == null || amount.equals(item.open()) ? null : amount.amount(), line, reason.strip(), Actor.current(), Timestamp.from(clock.instant()))).query(Long.class).single();
        news.publishEvent(new DisputeOpened(id, item.draftId, item.number, reason.strip()));
        return id;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void settle(String invoiceNumber, long disputeId, String outcome) {
        if (outcome == null || outcome.isBlank()) throw new InvalidInput("outcome", "say how the dispute ended");
        var item = lock(invoiceNumber);
        var known = of(item.draftId).stream().filter(d -> d.id() == disputeId).findFirst().orElseThrow(() -> new Unknown("dispute", disputeId));
        if (known.settledAt() == null) end(known, item, outcome.strip());
    }

    /** What of the open amount is in dispute now. */
    Money disputed(OpenItem item) {
        var currency = item.gross.currency().getCurrencyCode();
        return openOn(item.draftId).map(d -> d.amount() == null || d.amount().compareTo(item.open().amount()) >= 0 ? item.open() : Money.rounded(d.amount(), currency)).orElse(Money.zero(currency));
    }

    public void endWith(OpenItem item) {
        openOn(item.draftId).ifPresent(open -> end(open, item, "settled with the invoice: " + item.settledHow()));
    }

    private void end(Dispute dispute, OpenItem item, String outcome) {
        db.sql("update app.dispute set settled_by = ?, settled_at = ?, outcome = ? where id = ?")
                .params(Actor.current(), Timestamp.from(clock.instant()), outcome, dispute.id()).update();
        news.publishEvent(new DisputeSettled(dispute.id(), item.draftId, item.number, outcome));
    }

    private OpenItem lock(String invoiceNumber) {
        return items.lock(invoiceNumber).orElseThrow(() -> new Unknown("issued invoice", invoiceNumber));
    }
}
