package io.throughline.ledger;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.firm.Periods;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closing a month: the checklist, what is earned and worked brought into the books, and then nothing more is dated into it. */
@Service
@Transactional
public class PeriodClosing {
    private final JdbcClient db;
    private final Ledger ledger;
    private final Accruals accruals;
    private final Periods periods;
    private final People people;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    PeriodClosing(JdbcClient db, Ledger ledger, Accruals accruals, Periods periods, People people, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.ledger = ledger;
        this.accruals = accruals;
        this.periods = periods;
        this.people = people;
        this.news = news;
        this.clock = clock;
    }

    /** {@code items} name what is in the way; none: the point is fulfilled. */
    public record Point(String name, List<String> items) {}

    /** The checklist of a month, every point by name, proved anew. */
    @Transactional(readOnly = true)
    public List<Point> checklist(YearMonth month) {
        return checklist(month, ledger.completeness().items());
    }

    /** {@code forgotten}: what the proof of completeness found, for those who have made it already. */
    List<Point> checklist(YearMonth month, List<String> forgotten) {
        var last = month.atEndOfMonth();
        var points = new ArrayList<Point>();
        points.add(new Point("over", clock.today().isAfter(last) ? List.of() : List.of("%s is not over before %s.".formatted(month, last))));
        points.add(new Point("earlier", earlier(month)));
        points.add(new Point("complete", forgotten));
        points.add(new Point("control", ledger.receivablesApart()));
        var sum = ledger.trialBalance(last).stream().map(Ledger.AccountBalance::balance).reduce(BigDecimal.ZERO, BigDecimal::add);
        points.add(new Point("balance", sum.signum() == 0 ? List.of() : List.of("The balances add up to %s.".formatted(sum.toPlainString()))));
        points.add(new Point("approved", db.sql("""
                select person_code || ': ' || sum(hours) || ' h not approved' from app.time_entry where work_date between ? and ? and state <> 'APPROVED'
                group by person_code order by person_code limit 50""").params(month.atDay(1), last).query(String.class).list()));
        points.add(new Point("drafts", db.sql("select 'Draft ' || id || ' of ' || project_code from app.invoice where state = 'DRAFT' and up_to <= ? order by id limit 50").param(last)
                .query(String.class).list()));
        points.add(new Point("bank", db.sql("select booked_on || ': ' || amount || ' ' || currency || ' ' || payer from app.bank_line where state = 'OPEN' and booked_on <= ? order by booked_on limit 50")
                .param(last).query(String.class).list()));
        return points;
    }

    private List<String> earlier(YearMonth month) {
        if (!periods.isOpen(month.atDay(1))) return List.of("%s is closed already.".formatted(month));
        return periods.last().filter(m -> !m.plusMonths(1).equals(month)).map(m -> List.of("%s comes first.".formatted(m.plusMonths(1)))).orElse(List.of());
    }

    @Transactional(readOnly = true)
    public Optional<String> askedBy(YearMonth month) {
        return db.sql("select asked_by from app.period_close where month = ? and asked_by is not null").param(month.atDay(1)).query(String.class).optional();
    }

    /** Somebody works through the checklist. */
    @Transactional(readOnly = true)
    public boolean started(YearMonth month) {
        return db.sql("select exists (select from app.period_close where month = ?)").param(month.atDay(1)).query(Boolean.class).single();
    }

    /** What closing the month now would bring into the books. */
    @Transactional(readOnly = true)
    public List<AccrualChange> accruals(YearMonth month) {
        return accruals.preview(month);
    }

    /** Begins the checklist of a month, once; refused where it is closed. Publishes PeriodCloseStarted. */
    public void start(YearMonth month) {
        if (!periods.isOpen(month.atDay(1))) throw new Refused("%s is closed already.".formatted(month));
        int first = db.sql("insert into app.period_close (month, started_by, started_at) values (?, ?, ?) on conflict do nothing")
                .params(month.atDay(1), Actor.current(), Timestamp.from(clock.instant())).update();
        if (first == 1) news.publishEvent(new PeriodCloseStarted(month));
    }

    /**
     * Begins the checklist of the month that comes first and is not begun yet: the one after the last that is closed, or {@code upTo} where none is and something
     * was worked or booked by then. None after {@code upTo}.
     */
    public void startNext(YearMonth upTo) {
        var next = periods.last().map(m -> m.plusMonths(1)).orElse(upTo);
        if (!next.isAfter(upTo) && (periods.last().isPresent() || anythingBy(next.atEndOfMonth()))) start(next);
    }

    private boolean anythingBy(LocalDate day) {
        return db.sql("select exists (select from app.ledger_entry where entry_date <= :day) or exists (select from app.time_entry where work_date <= :day)").param("day", day).query(Boolean.class).single();
    }

    /** The first person asks; refused while a point of the checklist is open. */
    public void request(YearMonth month) {
        mustBeReady(month);
        int first = db.sql("""
                insert into app.period_close (month, asked_by, asked_at) values (?, ?, ?)
                on conflict (month) do update set asked_by = excluded.asked_by, asked_at = excluded.asked_at where period_close.asked_by is null""")
                .params(month.atDay(1), Actor.current(), Timestamp.from(clock.instant())).update();
        if (first == 1) news.publishEvent(new PeriodCloseRequested(month));
    }

    /** The second person says no: the checklist is worked through again. Publishes PeriodCloseDeclined. */
    public void decline(YearMonth month, String comment) {
        if (comment == null || comment.isBlank()) throw new InvalidInput("comment", "say what is not right yet");
        var asked = otherPerson(month);
        db.sql("update app.period_close set asked_by = null, asked_at = null where month = ?").param(month.atDay(1)).update();
        news.publishEvent(new PeriodCloseDeclined(month, asked, comment.strip()));
    }

    /** The second person says yes: refused for the one who asked, and while a point is open. */
    public void approve(YearMonth month) {
        otherPerson(month);
        mustBeReady(month);
    }

    /** Brings what is earned and worked up to the month's end into the books. */
    public void postAccruals(YearMonth month) {
        accruals.post(month);
    }

    /** As the second person who approved it, after what is earned was posted. Publishes PeriodClosed. */
    public void close(YearMonth month) {
        db.sql("lock table app.closed_period in share row exclusive mode").update();
        approve(month);
        var asked = askedBy(month).orElseThrow();
        db.sql("insert into app.closed_period (month, closed_by, asked_by, closed_at) values (?, ?, ?, ?)")
                .params(month.atDay(1), Actor.current(), asked, Timestamp.from(clock.instant())).update();
        db.sql("delete from app.period_close where month = ?").param(month.atDay(1)).update();
        news.publishEvent(new PeriodClosed(month, asked, Actor.current()));
    }

    private String otherPerson(YearMonth month) {
        var asked = askedBy(month).orElseThrow(() -> new Refused("Nobody asked to close %s yet.".formatted(month)));
        if (people.personOf(asked).equals(people.personOf(Actor.current()))) throw new Refused("%s asked for this close; another person confirms.".formatted(asked));
        return asked;
    }

    private void mustBeReady(YearMonth month) {
        var open = checklist(month).stream().filter(p -> !p.items().isEmpty()).flatMap(p -> p.items().stream()).toList();
        if (!open.isEmpty()) throw new Refused("%s cannot be closed yet: %s".formatted(month, String.join(" ", open.stream().limit(5).toList())));
    }

    public static YearMonth month(String month) {
        try {
            return YearMonth.parse(month);
        } catch (java.time.DateTimeException e) {
            throw new InvalidInput("month", "'%s' is no month; write 2026-03".formatted(month));
        }
    }
}
