package io.throughline.timesheet.entry;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.Timesheets.NewEntry;
import io.throughline.timesheet.Timesheets.TimeEntryView;
import io.throughline.timesheet.sheet.SheetTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Entering hours, and mending them while they are their author's. */
@Component
public class TimeLog {
    private final EntryTable entries;
    private final SheetTable sheets;
    private final EntryCheck check;
    private final Projects projects;
    private final ApplicationEventPublisher events;

    TimeLog(EntryTable entries, SheetTable sheets, EntryCheck check, Projects projects, ApplicationEventPublisher events) {
        this.entries = entries;
        this.sheets = sheets;
        this.check = check;
        this.projects = projects;
        this.events = events;
    }

    public List<TimeEntryView> enter(List<NewEntry> given) {
        given.stream().map(NewEntry::personCode).filter(Objects::nonNull).distinct().sorted().forEach(sheets::lockPerson);
        var whole = check.checked(given, 0);
        mustBeOpen(whole);
        var ids = entries.insert(whole);
        var logged = new ArrayList<TimeEntryView>(whole.size());
        for (int i = 0; i < whole.size(); i++) {
            var e = whole.get(i);
            var hours = e.hours().setScale(2);
            events.publishEvent(new TimeLogged(ids.get(i), e.workDate(), e.personCode(), e.projectCode(), e.taskCode(), hours, e.billable()));
            logged.add(new TimeEntryView(ids.get(i), e.externalId(), e.workDate(), e.personCode(), e.projectCode(), e.taskCode(), hours,
                    e.billable(), e.note(), LineState.DRAFT, null));
        }
        return logged;
    }

    public TimeEntryView get(long id) {
        return line(id).view();
    }

    /** {@code seen}: the version that whoever changes it knows of; null where they do not care. */
    public TimeEntryView change(long id, NewEntry given, String seen) {
        var before = editable(id);
        if (seen != null && !seen.equals(before.view().version())) {
            throw new Refused("Entry %d was changed meanwhile: it says %s h on %s, task %s, \"%s\". Yours says %s h, \"%s\". Read it again, then decide."
                    .formatted(id, before.hours(), before.workDate(), before.taskCode(), before.view().note(), given.hours(), given.note() == null ? "" : given.note()));
        }
        if (given.personCode() != null && !given.personCode().equals(before.personCode())) {
            throw new InvalidInput("personCode", "An entry stays with %s; delete it and log it anew.".formatted(before.personCode()));
        }
        var e = new NewEntry(given.externalId() == null ? before.externalId() : given.externalId(), given.workDate(), before.personCode(),
                given.projectCode(), given.taskCode(), given.hours(), given.billable(), given.note());
        NewEntry whole;
        try {
            whole = check.checked(List.of(e), id).get(0);
        } catch (InvalidInput problem) {
            throw ofOne(problem);
        }
        if (before.sheetId() != null) staysInSheet(before, whole);
        mustBeOpen(List.of(whole));
        entries.update(id, whole);
        var after = get(id);
        events.publishEvent(new TimeChanged(id, before.personCode(), TimeChanged.Line.of(before.view()), TimeChanged.Line.of(after)));
        return after;
    }

    public void remove(long id) {
        var line = editable(id);
        entries.delete(id);
        events.publishEvent(new TimeRemoved(id, line.workDate(), line.personCode(), line.projectCode(), line.hours()));
    }

    /** Fields of the one entry: {@code hours}, not {@code [0].hours}. */
    public static InvalidInput ofOne(InvalidInput problem) {
        return new InvalidInput(problem.problems().stream().map(p -> new Problem(p.field().replaceFirst("^\\[0]\\.", ""), p.message())).toList());
    }

    private SheetLine line(long id) {
        return entries.find(id).orElseThrow(() -> new Unknown("time entry", id));
    }

    private SheetLine editable(long id) {
        sheets.lockPerson(line(id).personCode());
        var line = line(id);
        if (line.sheetId() != null) sheets.lock(line.sheetId());
        if (line.state() == LineState.SUBMITTED) {
            throw new Refused("Time entry %d is submitted and waits for approval; re-open %s to change it.".formatted(id, IsoWeek.of(line.workDate())));
        }
        if (line.state() == LineState.APPROVED) {
            throw new Refused("Time entry %d is approved; re-open %s to change it.".formatted(id, IsoWeek.of(line.workDate())));
        }
        return line;
    }

    private static void staysInSheet(SheetLine before, NewEntry after) {
        if (!IsoWeek.of(before.workDate()).equals(IsoWeek.of(after.workDate()))) {
            throw new InvalidInput("workDate", "The line is in the sheet of %s; delete it and log %s anew.".formatted(IsoWeek.of(before.workDate()), after.workDate()));
        }
        if (before.state() == LineState.REJECTED && !before.projectCode().equals(after.projectCode())) {
            throw new InvalidInput("projectCode", "A rejected line goes back to who rejected it; delete it and log the hours on %s.".formatted(after.projectCode()));
        }
    }

    private void mustBeOpen(List<NewEntry> given) {
        var asked = new HashSet<List<Object>>();
        for (var e : given) {
            LocalDate day = e.workDate();
            if (asked.add(List.of(e.projectCode(), day))) {
                projects.whyNotOpenForTime(e.projectCode(), day).ifPresent(why -> {
                    throw new Refused(why);
                });
            }
        }
    }
}
