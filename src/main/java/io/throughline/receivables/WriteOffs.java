package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import java.sql.Timestamp;
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
