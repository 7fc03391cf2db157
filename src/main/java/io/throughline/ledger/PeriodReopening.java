package io.throughline.ledger;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.firm.Periods;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opening the latest closed month again: one person says why, another decides. */
@Service
@Transactional
public class PeriodReopening {

    public record Request(long id, YearMonth month, String reason, String askedBy) {}

    private final JdbcClient db;
    private final Periods periods;
    private final People people;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    PeriodReopening(JdbcClient db, Periods periods, People people, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.periods = periods;
        this.people = people;
        this.news = news;
        this.clock = clock;
    }

    /** The request that waits for a decision, if any. */
    @Transactional(readOnly = true)
    public Optional<Request> waiting(YearMonth month) {
        return db.sql("select id, reason, asked_by from app.period_reopening where month = ? and decided_by is null").param(month.atDay(1))
                .query((row, n) -> new Request(row.getLong(1), month, row.getString(2), row.getString(3))).optional();
    }

    /** Publishes PeriodReopenRequested. */
    public void request(YearMonth month, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say why the month is needed again");
        if (periods.last().filter(month::equals).isEmpty()) throw new Refused("%s is not the latest closed month: only that one is opened again.".formatted(month));
        if (waiting(month).isPresent()) throw new Refused("Somebody asked to open %s again already.".formatted(month));
        db.sql("insert into app.period_reopening (closing, month, reason, asked_by, asked_at) select id, month, ?, ?, ? from app.closed_month where month = ?")
                .params(reason.strip(), Actor.current(), Timestamp.from(clock.instant()), month.atDay(1)).update();
        news.publishEvent(new PeriodReopenRequested(month, reason.strip()));
    }

    /** The second person decides. Publishes PeriodReopened or PeriodReopenDeclined. */
    public void decide(YearMonth month, boolean confirmed) {
        db.sql("lock table app.closed_period in share row exclusive mode").update();
        var asked = waiting(month).orElseThrow(() -> new Refused("Nobody asked to open %s again.".formatted(month)));
        if (people.personOf(asked.askedBy()).equals(people.personOf(Actor.current()))) throw new Refused("%s asked to open the month again; another person decides.".formatted(asked.askedBy()));
        db.sql("update app.period_reopening set confirmed = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(confirmed, Actor.current(), Timestamp.from(clock.instant()), asked.id()).update();
        news.publishEvent(confirmed ? new PeriodReopened(month, asked.reason(), asked.askedBy(), Actor.current()) : new PeriodReopenDeclined(month, asked.askedBy()));
    }
}
