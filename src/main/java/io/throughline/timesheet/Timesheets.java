package io.throughline.timesheet;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.entry.EntryTable;
import io.throughline.timesheet.entry.TimeLog;
import io.throughline.timesheet.sheet.Approval;
import io.throughline.timesheet.sheet.SheetTable;
import io.throughline.timesheet.sheet.Submission;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was done: entries, gathered in a sheet a person and week, and their approval line by line. */
@Service
@Transactional
public class Timesheets {

    /** A line to be logged; {@code billable} null takes the task's default. The same {@code externalId} again is refused as a duplicate. */
    public record NewEntry(String externalId, LocalDate workDate, String personCode, String projectCode, String taskCode, BigDecimal hours,
                           Boolean billable, String note) {}

    /** A line as other rooms see it. */
    public record TimeEntryView(long id, String externalId, LocalDate workDate, String personCode, String projectCode, String taskCode,
                                @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, boolean billable, String note,
                                LineState state, String comment) {

        /** Another one for whatever it says otherwise. */
        public String version() {
            return UUID.nameUUIDFromBytes(String.join("\n", workDate.toString(), projectCode, taskCode, hours.toPlainString(), String.valueOf(billable), note, state.name())
                    .getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    public enum LineState { DRAFT, SUBMITTED, REJECTED, APPROVED }

    /** What an approver's lines of a sheet wait for: the approver, the second pair of eyes, their author, or nothing any more. */
    public enum Next { APPROVE, SECOND, CORRECT, DONE }

    private final TimeLog log;
    private final Submission submission;
    private final Approval approval;
    private final EntryTable entries;
    private final SheetTable sheets;

    Timesheets(TimeLog log, Submission submission, Approval approval, EntryTable entries, SheetTable sheets) {
        this.log = log;
        this.submission = submission;
        this.approval = approval;
        this.entries = entries;
        this.sheets = sheets;
    }

    /** All or nothing. Problems come as InvalidInput with fields {@code [i].hours}. Publishes TimeLogged each. */
    public List<TimeEntryView> log(List<NewEntry> newEntries) {
        return log.enter(newEntries);
    }

    public TimeEntryView entry(long id) {
        return log.get(id);
    }

    /** Until submitted, or when rejected; a rejected line stays in its week and project. */
    public TimeEntryView change(long id, NewEntry entry) {
        return log.change(id, entry, null);
    }

    /** {@code seen}: the version that was read before; refused where another says otherwise by now. */
    public TimeEntryView change(long id, NewEntry entry, String seen) {
        return log.change(id, entry, seen);
    }

    public void remove(long id) {
        log.remove(id);
    }

    /** As {@link #submit(String, IsoWeek, boolean)} with something to report. */
    public long submit(String personCode, IsoWeek week) {
        return submission.submit(personCode, week, false);
    }

    /**
     * Submits the week's draft lines, and rejected ones again; late lines of a week that was submitted become supplement 2, 3, …;
     * publishes TimesheetSubmitted, LinesResubmitted. Answers the sheet's id. A week without lines needs {@code nothingToReport}.
     */
    public long submit(String personCode, IsoWeek week, boolean nothingToReport) {
        return submission.submit(personCode, week, nothingToReport);
    }

    /** Takes a submitted or approved week back to its author, until any line of it is billed; publishes TimesheetReopened a sheet. */
    public void reopen(String personCode, IsoWeek week, String reason) {
        submission.reopen(personCode, week, reason);
    }

    public Week week(String personCode, IsoWeek week) {
        return Week.of(personCode, week, sheets.of(personCode, week), entries.lines(personCode, week));
    }

    public Sheet sheet(long sheetId) {
        return sheets.get(sheetId);
    }

    public Optional<Sheet> sheet(String personCode, IsoWeek week, int supplement) {
        return sheets.of(personCode, week).stream().filter(s -> s.supplement() == supplement).findFirst();
    }

    /** All hours of the sheet's person in its week, other sheets included. */
    public BigDecimal weekHours(Sheet sheet) {
        return entries.hours(sheet.personCode(), sheet.isoWeek().monday(), sheet.isoWeek().sunday());
    }

    /** Weeks of a person in which lines came back. */
    @Transactional(readOnly = true)
    public List<IsoWeek> rejected(String personCode) {
        return entries.rejectedDays(personCode).stream().map(IsoWeek::of).distinct().toList();
    }

    /** All hours of a person between the days, both included, whatever their state. */
    public BigDecimal hours(String personCode, LocalDate from, LocalDate to) {
        return entries.hours(personCode, from, to);
    }

    /** Has neither submitted the week nor said that there is nothing to report, or has lines in it that are still drafts. */
    public boolean owes(String personCode, IsoWeek week) {
        return !sheets.submitted(personCode, week) || entries.hasDrafts(personCode, week);
    }

    /** Approved entries of a project dated up to and including the day, in order of date and id. */
    public List<TimeEntryView> approved(String projectCode, LocalDate upTo) {
        return entries.approved(projectCode, LocalDate.of(1, 1, 1), upTo);
    }

    /** Approved entries of a project in a span of days, both ends included, in order of date and id. */
    public List<TimeEntryView> approved(String projectCode, LocalDate from, LocalDate upTo) {
        return entries.approved(projectCode, from, upTo);
    }

    /** All approved hours of a project, billable or not, dated up to and including the day. */
    public BigDecimal approvedHours(String projectCode, LocalDate upTo) {
        return entries.approvedHours(projectCode, upTo);
    }

    /** A key's hours on a project: approved ones, and those on their way there. */
    public record Worked(String key, BigDecimal approved, BigDecimal waiting, LocalDate lastDay) {}

    /** By person, most hours first. */
    public List<Worked> hoursByPerson(String projectCode) {
        return entries.worked(projectCode, "person_code");
    }

    /** By task code. */
    public Map<String, Worked> hoursByTask(String projectCode) {
        return entries.worked(projectCode, "task_code").stream().collect(Collectors.toMap(Worked::key, w -> w));
    }

    /** Lines of a project that are logged but not yet approved (draft, submitted, rejected). */
    public long openLines(String projectCode) {
        return entries.open(projectCode);
    }

    /**
     * Approves or rejects submitted lines of a sheet as the acting person, who is neither their author nor their own second pair of eyes
     * (Refused). Publishes LinesApproved, LinesApprovedFirst, LinesRejected.
     */
    public void decide(long sheetId, Collection<Long> approvedLines, Collection<Long> rejectedLines, String comment) {
        approval.decide(sheetId, approvedLines, sameFor(rejectedLines, comment));
    }

    /**
     * An approver's part of a sheet: what waits for a first (or then for a second) decision is approved as the acting person, but for the
     * ticked lines, which go back. Answers what the part waits for next.
     */
    public Next decide(long sheetId, String approver, Collection<Long> rejectedLines, String comment) {
        return decide(sheetId, approver, sameFor(rejectedLines, comment));
    }

    /** The same with what is wrong with each line that goes back. */
    public Next decide(long sheetId, String approver, Map<Long, String> rejectedLines) {
        approval.decide(sheetId, approver, rejectedLines);
        return approval.next(sheetId, approver);
    }

    private static Map<Long, String> sameFor(Collection<Long> lines, String comment) {
        return lines.stream().distinct().collect(Collectors.toMap(id -> id, id -> comment == null ? "" : comment));
    }

    /** Projects of which lines of the sheet wait for somebody. */
    public List<String> projectsWaiting(long sheetId) {
        return entries.projectsWaiting(sheetId);
    }

    /** Sheets in which lines of the project wait for somebody. */
    public List<Long> sheetsWaiting(String projectCode) {
        return entries.sheetsWaiting(projectCode);
    }

    /** Says whom the waiting lines of each project go to. */
    public void route(long sheetId, Map<String, Route> byProject) {
        entries.route(sheetId, byProject);
    }

    /** Lines of the sheet that are this approver's to decide or to get back: submitted and rejected ones. */
    public List<SheetLine> waiting(long sheetId, String approver) {
        return entries.waiting(sheetId, approver);
    }

    public Next next(long sheetId, String approver) {
        return approval.next(sheetId, approver);
    }

    /** The lines that wait for the approver's first look wait for {@code to} instead; publishes LinesSkippedAhead. Refuses whose own hours they are. */
    public void skipAhead(long sheetId, String approver, Route to, String reason) {
        approval.skipAhead(sheetId, approver, to, reason);
    }

    /** Rejected lines of an approver's part go back to them; publishes LinesResubmitted where there are any left. */
    public void resubmit(long sheetId, String approver) {
        submission.resubmit(sheetId, approver);
    }

    /** The sheet is done when every line is approved; publishes TimesheetApproved. Repeating it changes nothing. */
    public void close(long sheetId) {
        approval.close(sheetId);
    }
}
