package io.throughline.timesheet;

import io.throughline.quantity.IsoWeek;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What was done: entries, gathered in a sheet a person and week, and their approval line by line. */
public interface Timesheets {

    /** A line to be logged; {@code externalId} makes a repeat harmless (the same id again is refused as a duplicate). */
    record NewEntry(String externalId, LocalDate workDate, String personCode, String projectCode, String taskCode, BigDecimal hours,
                    Boolean billable, String note) {}

    /** All or nothing. Problems come as InvalidInput with fields {@code [i].hours}. Publishes TimeLogged each. */
    List<TimeEntryView> log(List<NewEntry> entries);

    /** A line as other rooms see it. */
    record TimeEntryView(long id, String externalId, LocalDate workDate, String personCode, String projectCode, String taskCode,
                         BigDecimal hours, boolean billable, String note, LineState state, String comment) {}

    enum LineState { DRAFT, SUBMITTED, REJECTED, APPROVED }

    /** Submits the week's draft (and rejected) lines; late lines of a sheet that is approved become supplement 2, 3, …; publishes TimesheetSubmitted. Nothing to report counts. Answers the sheet's id. */
    long submit(String personCode, IsoWeek week);

    /** Approved entries of a project dated up to and including the day, in order of date and id. */
    List<TimeEntryView> approved(String projectCode, LocalDate upTo);

    /** All approved hours of a project, billable or not, dated up to and including the day. */
    BigDecimal approvedHours(String projectCode, LocalDate upTo);

    /** Lines of a project that are logged but not yet approved (draft, submitted, rejected). */
    long openLines(String projectCode);

    /** Approves or rejects lines of a sheet as the acting person; the refusal is a Refused exception ("not your own lines"). Publishes LinesApproved, LinesRejected. */
    void decide(long sheetId, Collection<Long> approvedLines, Collection<Long> rejectedLines, String comment);
}
