package io.throughline.timesheet;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.timesheet.entry.EntryTable;
import io.throughline.timesheet.entry.TimeCorrected;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Approved hours that can no longer be re-opened are corrected by two entries more, both approved by whoever corrects: another person than their author. */
@Service
public class CorrectionPair {

    /** {@code replacement} is null where nothing takes the place of the hours. */
    public record Pair(long reversal, Long replacement) {}

    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    private final JdbcClient db;
    private final EntryTable entries;
    private final People people;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    CorrectionPair(JdbcClient db, EntryTable entries, People people, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.entries = entries;
        this.people = people;
        this.news = news;
        this.clock = clock;
    }

    /** {@code hours} 0: they were not worked at all; {@code note} null keeps the old one. Publishes TimeCorrected and LinesApproved. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Pair correct(long id, BigDecimal hours, String note, String reason) {
        if (hours == null || hours.signum() < 0 || hours.compareTo(DAY) > 0 || hours.stripTrailingZeros().scale() > 2) throw new InvalidInput("hours", "0 to 24 hours in hundredths, not %s".formatted(hours));
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say what was wrong");
        var line = entries.find(id).orElseThrow(() -> new Unknown("time entry", id));
        if (line.state() != Timesheets.LineState.APPROVED) throw new Refused("Time entry %d is not approved: change it where it is.".formatted(id));
        if (hours.compareTo(line.hours()) == 0 && (note == null || note.equals(line.view().note()))) throw new InvalidInput("hours", "%s h are what the entry says already".formatted(hours));
        if (line.personCode().equals(people.personOf(Actor.current()))) throw new Refused("These are your own hours; another person corrects them.");
        long reversal = add(id, "reverses", line.hours().negate(), "Takes back entry %d: %s".formatted(id, reason.strip()));
        Long replacement = hours.signum() == 0 ? null : add(id, "replaces", hours.setScale(2), note == null ? line.view().note() : note.strip());
        entries.lookAgain();
        var lines = new ArrayList<>(List.of(reversal));
        if (replacement != null) lines.add(replacement);
        news.publishEvent(new TimeCorrected(id, reversal, replacement, line.personCode(), line.projectCode(), line.workDate(), line.hours(), hours.setScale(2), reason.strip()));
        news.publishEvent(new LinesApproved(line.sheetId(), Actor.current(), Map.of(line.projectCode(), hours.subtract(line.hours())), lines));
        return new Pair(reversal, replacement);
    }

    private long add(long entry, String part, BigDecimal hours, String note) {
        return db.sql("""
                insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable, note, state, sheet_id, decided_by, decided_at, %s)
                select work_date, person_code, project_code, task_code, ?, billable, ?, 'APPROVED', sheet_id, ?, ?, id from app.time_entry where id = ? returning id""".formatted(part))
                .params(hours, note, Actor.current(), Timestamp.from(clock.instant()), entry).query(Long.class).single();
    }
}
