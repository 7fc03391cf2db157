package io.throughline.timesheet;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets.NewEntry;
import io.throughline.timesheet.entry.EntryCheck;
import io.throughline.timesheet.entry.EntryTable;
import io.throughline.timesheet.entry.TimeCorrected;
import io.throughline.timesheet.entry.TimeLog;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Approved hours that can no longer be re-opened are corrected by two entries more, both approved by whoever corrects: another person than their author. */
@Service
public class CorrectionPair {

    /** {@code replacement} is null where nothing takes the place of the hours. {@code approved}: what is to be told once nobody bills them unasked. */
    public record Pair(long reversal, Long replacement, LinesApproved approved) {}

    /** What the entry should have said; null is what it says. {@code hours} 0: they were not worked at all. */
    public record Right(BigDecimal hours, LocalDate workDate, String projectCode, String taskCode, Boolean billable, String note) {

        NewEntry instead(SheetLine line) {
            boolean elsewhere = projectCode != null && !projectCode.equals(line.projectCode());
            return new NewEntry(null, workDate == null ? line.workDate() : workDate, line.personCode(), elsewhere ? projectCode : line.projectCode(),
                    taskCode == null && !elsewhere ? line.taskCode() : taskCode, hours == null ? line.hours() : hours, billable == null ? line.billable() : billable,
                    note == null ? line.view().note() : note.strip());
        }
    }

    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    private final JdbcClient db;
    private final EntryTable entries;
    private final EntryCheck check;
    private final Projects projects;
    private final People people;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    CorrectionPair(JdbcClient db, EntryTable entries, EntryCheck check, Projects projects, People people, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.entries = entries;
        this.check = check;
        this.projects = projects;
        this.people = people;
        this.news = news;
        this.clock = clock;
    }

    /** Publishes TimeCorrected; that the two are approved is the caller's to tell. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Pair correct(long id, Right right, String reason) {
        var line = entries.find(id).orElseThrow(() -> new Unknown("time entry", id));
        var instead = right.instead(line);
        if (instead.hours().signum() < 0 || instead.hours().compareTo(DAY) > 0 || instead.hours().stripTrailingZeros().scale() > 2) throw new InvalidInput("hours", "0 to 24 hours in hundredths, not %s".formatted(instead.hours()));
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say what was wrong");
        if (line.state() != Timesheets.LineState.APPROVED) throw new Refused("Time entry %d is not approved: change it where it is.".formatted(id));
        if (says(line, instead)) throw new InvalidInput("hours", "%s h are what the entry says already".formatted(instead.hours()));
        if (line.personCode().equals(people.personOf(Actor.current()))) throw new Refused("These are your own hours; another person corrects them.");
        boolean worked = instead.hours().signum() > 0;
        if (worked) mayStand(instead, line);
        long reversal = reverse(line, "Takes back entry %d: %s".formatted(id, reason.strip()));
        Long replacement = worked ? replace(line, instead) : null;
        entries.lookAgain();
        return new Pair(reversal, replacement, tell(line, worked ? instead : null, reversal, replacement, reason.strip()));
    }

    private static boolean says(SheetLine line, NewEntry instead) {
        return instead.hours().compareTo(line.hours()) == 0 && instead.workDate().equals(line.workDate()) && instead.projectCode().equals(line.projectCode())
                && line.taskCode().equals(instead.taskCode()) && instead.billable() == line.billable() && instead.note().equals(line.view().note());
    }

    private void mayStand(NewEntry instead, SheetLine line) {
        try {
            check.checked(List.of(instead), line.id());
        } catch (InvalidInput problem) {
            throw TimeLog.ofOne(problem);
        }
        if (!IsoWeek.of(instead.workDate()).equals(IsoWeek.of(line.workDate()))) {
            throw new InvalidInput("workDate", "%s is not in %s: correct the hours to 0, and have %s log them in their own week.".formatted(instead.workDate(), IsoWeek.of(line.workDate()), line.personCode()));
        }
        if (!instead.projectCode().equals(line.projectCode())) projects.whyNotOpenForTime(instead.projectCode(), instead.workDate()).ifPresent(why -> {
            throw new Refused(why);
        });
    }

    private long reverse(SheetLine line, String note) {
        return db.sql("""
                insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable, note, state, sheet_id, decided_by, decided_at, reverses)
                select work_date, person_code, project_code, task_code, -hours, billable, ?, 'APPROVED', sheet_id, ?, ?, id from app.time_entry where id = ? returning id""")
                .params(note, Actor.current(), now(), line.id()).query(Long.class).single();
    }

    private long replace(SheetLine line, NewEntry instead) {
        return db.sql("""
                insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable, note, state, sheet_id, decided_by, decided_at, replaces)
                values (?, ?, ?, ?, ?, ?, ?, 'APPROVED', ?, ?, ?, ?) returning id""")
                .params(instead.workDate(), line.personCode(), instead.projectCode(), instead.taskCode(), instead.hours().setScale(2), instead.billable(), instead.note(), line.sheetId(),
                        Actor.current(), now(), line.id()).query(Long.class).single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private LinesApproved tell(SheetLine line, NewEntry instead, long reversal, Long replacement, String reason) {
        var changed = new TreeMap<>(Map.of(line.projectCode(), line.hours().negate()));
        var lines = new ArrayList<>(List.of(reversal));
        if (instead != null) {
            changed.merge(instead.projectCode(), instead.hours(), BigDecimal::add);
            lines.add(replacement);
        }
        news.publishEvent(new TimeCorrected(line.id(), reversal, replacement, line.personCode(), line.projectCode(), line.workDate(), line.hours(),
                instead == null ? BigDecimal.ZERO.setScale(2) : instead.hours().setScale(2), instead == null ? null : instead.projectCode(), instead == null ? null : instead.taskCode(),
                instead == null ? null : instead.workDate(), instead == null ? null : instead.billable(), reason));
        return new LinesApproved(line.sheetId(), Actor.current(), changed, lines);
    }
}
