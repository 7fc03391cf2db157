package io.throughline.timesheet.sheet;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.people.People;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.BilledTime;
import io.throughline.timesheet.LinesResubmitted;
import io.throughline.timesheet.Sheet;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.TimesheetReopened;
import io.throughline.timesheet.TimesheetSubmitted;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.entry.EntryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** "I am done with my week", again after a rejection, late hours, and the way back. */
@Component
public class Submission {
    private final People people;
    private final SheetTable sheets;
    private final EntryTable entries;
    private final ObjectProvider<BilledTime> billed;
    private final ApplicationEventPublisher events;

    Submission(People people, SheetTable sheets, EntryTable entries, ObjectProvider<BilledTime> billed, ApplicationEventPublisher events) {
        this.people = people;
        this.sheets = sheets;
        this.entries = entries;
        this.billed = billed;
        this.events = events;
    }

    public long submit(String person, IsoWeek week, boolean nothingToReport) {
        people.get(person);
        sheets.lockPerson(person);
        var lines = entries.lines(person, week);
        var known = sheets.of(person, week);
        if (nothingToReport) mustBeEmpty(person, week, lines);
        var done = new ArrayList<Long>(resubmitRejected(lines, known));
        for (var sheet : known) {
            if (sheet.state() == Sheet.State.REOPENED) done.add(submitAgain(sheet, nothingToReport, done));
        }
        boolean drafts = lines.stream().anyMatch(l -> l.state() == LineState.DRAFT && l.sheetId() == null);
        if (drafts && known.stream().noneMatch(s -> s.state() == Sheet.State.REOPENED)) done.add(0, submitNew(person, week, known.size() + 1, false));
        else if (done.isEmpty() && known.isEmpty() && nothingToReport) done.add(submitNew(person, week, 1, true));
        if (done.isEmpty()) {
            throw new Refused(known.isEmpty() ? "%s has no hours in %s; submit it with \"nothing to report\" if that is so.".formatted(person, week)
                    : "%s has submitted %s already and has no further hours in it.".formatted(person, week));
        }
        return done.get(0);
    }

    /** One approver's rejected lines, from the task that asked for them. */
    public void resubmit(long sheetId, String approver) {
        var sheet = sheets.lock(sheetId);
        resubmit(sheet, entries.waiting(sheetId, approver).stream().filter(l -> l.state() == LineState.REJECTED).toList(), false);
    }

    public void reopen(String person, IsoWeek week, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "Say why the week is re-opened.");
        people.get(person);
        sheets.lockPerson(person);
        var known = sheets.of(person, week).stream().filter(s -> s.state() != Sheet.State.REOPENED).toList();
        if (known.isEmpty()) throw new Refused("%s is not submitted for %s: there is nothing to re-open.".formatted(week, person));
        for (var sheet : known) {
            sheets.lock(sheet.id());
            mustNotBeBilled(sheet, entries.lockLinesOf(sheet.id()));
            entries.reopen(sheet.id());
            sheets.reopen(sheet.id());
            events.publishEvent(new TimesheetReopened(sheet.id(), person, week.toString(), reason.strip()));
        }
    }

    private void mustNotBeBilled(Sheet sheet, List<Long> lines) {
        var asker = billed.getIfAvailable();
        var gone = asker == null || lines.isEmpty() ? 0 : asker.billed(lines).size();
        if (gone > 0) {
            throw new Refused("%d of the %d lines of %s are on an invoice; credit it before the week is re-opened."
                    .formatted(gone, lines.size(), sheet.key()));
        }
    }

    private static void mustBeEmpty(String person, IsoWeek week, List<SheetLine> lines) {
        if (!lines.isEmpty()) {
            throw new Refused("%s has %d lines in %s, so there is something to report.".formatted(person, lines.size(), week));
        }
    }

    private List<Long> resubmitRejected(List<SheetLine> lines, List<Sheet> known) {
        var bySheet = lines.stream().filter(l -> l.state() == LineState.REJECTED)
                .collect(Collectors.groupingBy(SheetLine::sheetId, TreeMap::new, Collectors.toList()));
        for (var sheet : known) {
            if (bySheet.containsKey(sheet.id())) resubmit(sheets.lock(sheet.id()), bySheet.get(sheet.id()), true);
        }
        return List.copyOf(bySheet.keySet());
    }

    private void resubmit(Sheet sheet, List<SheetLine> rejected, boolean withWeek) {
        if (rejected.isEmpty()) return;
        var ids = rejected.stream().map(SheetLine::id).toList();
        entries.resubmit(ids);
        events.publishEvent(new LinesResubmitted(sheet.id(), sheet.personCode(), sheet.isoWeek().toString(), ids, withWeek));
    }

    private long submitAgain(Sheet sheet, boolean nothingToReport, List<Long> done) {
        if (done.isEmpty()) entries.gather(sheet.id(), sheet.personCode(), sheet.isoWeek());
        entries.submitDraftsOf(sheet.id());
        sheets.submitAgain(sheet.id(), nothingToReport);
        return published(sheet.id(), sheet.personCode(), sheet.isoWeek(), sheet.supplement());
    }

    private long submitNew(String person, IsoWeek week, int supplement, boolean nothingToReport) {
        long id = sheets.insert(person, week, supplement, nothingToReport);
        entries.gather(id, person, week);
        return published(id, person, week, supplement);
    }

    private long published(long id, String person, IsoWeek week, int supplement) {
        events.publishEvent(new TimesheetSubmitted(id, person, week.toString(), supplement));
        return id;
    }
}
