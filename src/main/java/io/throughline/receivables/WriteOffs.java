package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.account.Settling;
import io.throughline.receivables.account.WriteOffDeclined;
import io.throughline.receivables.account.WriteOffRequested;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Giving up on what is open: one person asks for it, another decides. */
@Service
public class WriteOffs {

    public record Request(long id, long draftId, String reason, String requestedBy) {}

    private final JdbcClient db;
    private final OpenItems items;
    private final Settling settling;
    private final People people;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    WriteOffs(JdbcClient db, OpenItems items, Settling settling, People people, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.settling = settling;
        this.people = people;
        this.news = news;
        this.clock = clock;
    }

    /** The request that waits for a decision, if any. */
    public Optional<Request> waiting(long draftId) {
        return db.sql("select id, draft_id, reason, requested_by from app.write_off where draft_id = ? and decided_by is null").param(draftId)
                .query(Request.class).optional();
    }

    public record Waiting(long draftId, String invoiceNumber, String clientCode, String clientName, LocalDate dueDate, Money open, String reason,
                          String requestedBy, LocalDate since) {}

    /** Requests that another person has to decide, oldest first. */
    public List<Waiting> waiting() {
        return db.sql("""
                select w.draft_id, r.invoice_number, r.client_code, c.name, r.due_date, r.gross - r.paid - r.credited - r.written_off as open, r.currency,
                       w.reason, w.requested_by, w.requested_at
                from app.write_off w join app.receivable r using (draft_id) join app.client c on c.code = r.client_code
                where w.decided_by is null and r.settled_on is null order by w.requested_at, w.id""")
                .query((row, n) -> new Waiting(row.getLong("draft_id"), row.getString("invoice_number"), row.getString("client_code"), row.getString("name"),
                        row.getObject("due_date", LocalDate.class), OpenItems.money(row, "open"), row.getString("reason"), row.getString("requested_by"),
                        LocalDate.ofInstant(row.getTimestamp("requested_at").toInstant(), clock.getZone()))).list();
    }

    /** Asks for it as the person who acts; a second request while one waits changes nothing. */
    @Transactional
    public void request(long draftId, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say why nothing more is expected");
        var item = lock(draftId);
        if (item.isSettled()) throw new Refused("Invoice %s is settled; there is nothing to write off.".formatted(item.number));
        if (waiting(draftId).isPresent()) return;
        db.sql("insert into app.write_off (draft_id, reason, requested_by, requested_at) values (?, ?, ?, ?)")
                .params(draftId, reason.strip(), Actor.current(), Timestamp.from(clock.instant())).update();
        news.publishEvent(new WriteOffRequested(draftId, item.number, item.open(), reason.strip()));
    }

    /** The second person says no: the invoice stays open. */
    @Transactional
    public void decline(long draftId) {
        var item = lock(draftId);
        var request = forSomeoneElse(draftId);
        db.sql("update app.write_off set confirmed = false, decided_by = ?, decided_at = ? where id = ?")
                .params(Actor.current(), Timestamp.from(clock.instant()), request.id()).update();
        news.publishEvent(new WriteOffDeclined(draftId, item.number, request.requestedBy()));
    }

    /** The second person says yes. Publishes ReceivableWrittenOff and ReceivableSettled; nothing where the client paid meanwhile. */
    @Transactional
    public void confirm(long draftId) {
        var item = lock(draftId);
        if (item.isSettled()) return;
        var request = forSomeoneElse(draftId);
        var amount = item.open();
        db.sql("update app.write_off set confirmed = true, decided_by = ?, decided_at = ?, amount = ?, written_off_on = ? where id = ?")
                .params(Actor.current(), Timestamp.from(clock.instant()), amount.amount(), clock.today(), request.id()).update();
        items.save(item.writeOffWhatIsOpen(clock.today()));
        news.publishEvent(new ReceivableWrittenOff(draftId, item.number, amount, clock.today(), request.requestedBy(), Actor.current(), request.reason()));
        settling.after(item);
    }

    private Request forSomeoneElse(long draftId) {
        var request = waiting(draftId).orElseThrow(() -> new Refused("No write-off waits for a decision on this invoice."));
        if (people.personOf(request.requestedBy()).equals(people.personOf(Actor.current()))) {
            throw new Refused("%s asked for this write-off; another person decides.".formatted(request.requestedBy()));
        }
        return request;
    }

    private OpenItem lock(long draftId) {
        return items.lock(draftId).orElseThrow(() -> new Unknown("receivable", draftId));
    }
}
