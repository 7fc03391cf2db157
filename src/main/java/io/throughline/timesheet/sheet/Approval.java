package io.throughline.timesheet.sheet;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.timesheet.LinesApproved;
import io.throughline.timesheet.Route;
import io.throughline.timesheet.Sheet;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.Timesheets.Next;
import io.throughline.timesheet.entry.EntryTable;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Deciding lines, with the guards that hold behind every door: not one's own, and a second pair of eyes is another person. */
@Component
public class Approval {
    private final EntryTable entries;
    private final SheetTable sheets;
    private final People people;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    public Approval(EntryTable entries, SheetTable sheets, People people, Clock clock, ApplicationEventPublisher events) {
        this.entries = entries;
        this.sheets = sheets;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    /** {@code rejected}: what is wrong with each line that goes back. */
    public void decide(long sheetId, Collection<Long> approved, Map<Long, String> rejected) {
        if (approved.isEmpty() && rejected.isEmpty()) return;
        mustSayWhy(rejected);
        var sheet = sheets.lock(sheetId);
        entries.lookAgain();
        var ids = new HashSet<>(approved);
        ids.addAll(rejected.keySet());
        var lines = entries.ofSheet(sheetId, ids);
        mustWait(sheet, lines, ids);
        decide(sheet, lines, rejected);
    }

    private void decide(Sheet sheet, List<SheetLine> lines, Map<Long, String> rejected) {
        var who = people.personOf(Actor.current());
        boolean byOwner = guard(sheet, lines, who);
        var now = Timestamp.from(clock.instant());
        rejected.entrySet().stream().collect(Collectors.groupingBy(e -> e.getValue().strip(), TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((comment, some) -> reject(sheet, some, who, now, comment, byOwner));
        var passing = lines.stream().filter(l -> !rejected.containsKey(l.id())).toList();
        var first = passing.stream().filter(l -> l.secondGroup() != null && l.firstBy() == null && !byOwner).map(SheetLine::id).toList();
        if (!first.isEmpty()) {
            entries.approveFirst(first, who, now, false);
            events.publishEvent(new LinesApprovedFirst(sheet.id(), who, first));
        }
        approve(sheet, passing.stream().filter(l -> !first.contains(l.id())).toList(), who, now, byOwner);
    }

    public void decide(long sheetId, String approver, Map<Long, String> rejected) {
        var sheet = sheets.lock(sheetId);
        entries.lookAgain();
        var submitted = entries.waiting(sheetId, approver).stream().filter(l -> l.state() == LineState.SUBMITTED).toList();
        boolean second = submitted.stream().allMatch(SheetLine::waitsForSecond);
        var theirs = submitted.stream().filter(l -> l.waitsForSecond() == second).toList();
        if (theirs.isEmpty()) throw new Refused("Nothing in %s waits for a decision.".formatted(sheet.key()));
        var ids = theirs.stream().map(SheetLine::id).collect(Collectors.toSet());
        if (!ids.containsAll(rejected.keySet())) throw new InvalidInput("rejectedLines", "Only lines %s are to be decided here.".formatted(ids));
        mustSayWhy(rejected);
        decide(sheet, theirs, rejected);
    }

    /** What waits for the approver's first look waits for the final one instead, as the acting person says. Publishes LinesSkippedAhead. */
    public void skipAhead(long sheetId, String approver, Route to, String reason) {
        var sheet = sheets.lock(sheetId);
        entries.lookAgain();
        var lines = entries.waiting(sheetId, approver).stream().filter(l -> l.state() == LineState.SUBMITTED && l.firstBy() == null).toList();
        if (lines.isEmpty()) throw new Refused("Nothing in %s waits for a first look.".formatted(sheet.key()));
        guard(sheet, lines, people.personOf(Actor.current()));
        if (!entries.waiting(sheetId, to.approver()).isEmpty()) throw new Refused("Other lines of %s wait for the final approver already: those first.".formatted(sheet.key()));
        entries.reroute(sheetId, approver, to);
        events.publishEvent(new LinesSkippedAhead(sheetId, people.personOf(Actor.current()), reason, approver, to.approver(), lines.stream().map(SheetLine::id).toList()));
    }

    public Next next(long sheetId, String approver) {
        var lines = entries.waiting(sheetId, approver);
        if (lines.stream().anyMatch(l -> l.state() == LineState.SUBMITTED && !l.waitsForSecond())) return Next.APPROVE;
        if (lines.stream().anyMatch(l -> l.state() == LineState.SUBMITTED)) return Next.SECOND;
        return lines.isEmpty() ? Next.DONE : Next.CORRECT;
    }

    public void close(long sheetId) {
        var sheet = sheets.lock(sheetId);
        if (sheets.close(sheetId)) events.publishEvent(new TimesheetApproved(sheetId, sheet.personCode(), sheet.isoWeek().toString()));
    }

    private static void mustSayWhy(Map<Long, String> rejected) {
        if (rejected.values().stream().anyMatch(String::isBlank)) {
            throw new InvalidInput("comment", "Say what is wrong with the lines that go back.");
        }
    }

    private static void mustWait(Sheet sheet, List<SheetLine> lines, Collection<Long> asked) {
        var foreign = new HashSet<>(asked);
        lines.forEach(l -> foreign.remove(l.id()));
        if (!foreign.isEmpty()) throw new InvalidInput("rejectedLines", "Sheet %s has no lines %s.".formatted(sheet.key(), foreign));
        lines.stream().filter(l -> l.state() != LineState.SUBMITTED).findFirst().ifPresent(l -> {
            throw new Refused("Line %d of %s is %s and waits for no decision.".formatted(l.id(), sheet.key(), l.state().name().toLowerCase()));
        });
    }

    /** True where the owner of a firm of one person decides their own work. */
    private boolean guard(Sheet sheet, List<SheetLine> lines, String who) {
        boolean own = who.equals(sheet.personCode());
        boolean again = lines.stream().anyMatch(l -> who.equals(l.firstBy()));
        if (!own && !again) return false;
        if (own && people.ownerDecidesAlone()) return true;
        throw new Refused(own ? "These are your own hours (%s); somebody else has to decide them.".formatted(sheet.key())
                : "You approved these lines of %s already; the second pair of eyes has to be somebody else's.".formatted(sheet.key()));
    }

    private void reject(Sheet sheet, List<Long> lines, String who, Timestamp now, String comment, boolean byOwner) {
        entries.reject(lines, who, now, comment, byOwner);
        events.publishEvent(new LinesRejected(sheet.id(), who, lines, comment));
    }

    private void approve(Sheet sheet, List<SheetLine> lines, String who, Timestamp now, boolean byOwner) {
        if (lines.isEmpty()) return;
        var ids = lines.stream().map(SheetLine::id).toList();
        entries.approve(ids, who, now, byOwner);
        var hours = lines.stream().collect(Collectors.toMap(SheetLine::projectCode, SheetLine::hours, BigDecimal::add, TreeMap::new));
        events.publishEvent(new LinesApproved(sheet.id(), who, hours, ids, byOwner));
    }
}
