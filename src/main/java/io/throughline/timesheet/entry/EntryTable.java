package io.throughline.timesheet.entry;

import io.throughline.database.LookedUp;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Route;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.Timesheets.NewEntry;
import io.throughline.timesheet.Timesheets.TimeEntryView;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.sheet.SheetTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** app.time_entry: many rows at once, so plain SQL. */
@Component
public class EntryTable {
    private static final String VIEW =
            "select id, external_id, work_date, person_code, project_code, task_code, hours, billable, note, state, comment from app.time_entry ";
    private static final String LINE = "select * from app.time_entry ";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final LookedUp<Part, List<SheetLine>> waiting = new LookedUp<>(this::waiting);
    private final LookedUp<Span, BigDecimal> hours = new LookedUp<>(this::hours);

    /** An approver's part of a sheet. */
    private record Part(long sheetId, String approver) {}

    private record Span(String personCode, LocalDate from, LocalDate to) {}

    EntryTable(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** The entries' ids, in their order. */
    List<Long> insert(List<NewEntry> entries) {
        lookAgain();
        var ids = jdbc.sql("select nextval('app.time_entry_seq') from generate_series(1, ?)").param(entries.size()).query(Long.class).list();
        template.update("""
                insert into app.time_entry (id, external_id, work_date, person_code, project_code, task_code, hours, billable, note)
                select * from unnest(?::bigint[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::boolean[], ?::text[])""",
                array(ids), column(entries, NewEntry::externalId, String[]::new), column(entries, e -> Date.valueOf(e.workDate()), Date[]::new),
                column(entries, NewEntry::personCode, String[]::new), column(entries, NewEntry::projectCode, String[]::new), column(entries, NewEntry::taskCode, String[]::new),
                column(entries, NewEntry::hours, BigDecimal[]::new), column(entries, NewEntry::billable, Boolean[]::new), column(entries, NewEntry::note, String[]::new));
        return ids;
    }

    private static <T> T[] column(List<NewEntry> entries, Function<NewEntry, T> of, IntFunction<T[]> array) {
        return entries.stream().map(of).toArray(array);
    }

    public Optional<SheetLine> find(long id) {
        return jdbc.sql(LINE + "where id = ?").param(id).query(EntryTable::line).optional();
    }

    void update(long id, NewEntry e) {
        lookAgain();
        jdbc.sql("""
                update app.time_entry set external_id = ?, work_date = ?, project_code = ?, task_code = ?, hours = ?, billable = ?, note = ?
                where id = ?""").params(e.externalId(), e.workDate(), e.projectCode(), e.taskCode(), e.hours(), e.billable(), e.note(), id).update();
    }

    void delete(long id) {
        lookAgain();
        jdbc.sql("delete from app.time_entry where id = ?").param(id).update();
    }

    public List<String> existing(Collection<String> externalIds) {
        return jdbc.sql("select external_id from app.time_entry where external_id = any(?)").param(externalIds.toArray(String[]::new))
                .query(String.class).list();
    }

    /** Hours of the person's days in the span, those of one entry left out. */
    Map<LocalDate, BigDecimal> hoursByDay(String personCode, LocalDate from, LocalDate to, long except) {
        return template.query("""
                select work_date, sum(hours) from app.time_entry
                where person_code = ? and work_date between ? and ? and id <> ? group by work_date""", row -> {
            var days = new HashMap<LocalDate, BigDecimal>();
            while (row.next()) days.put(row.getObject(1, LocalDate.class), row.getBigDecimal(2));
            return days;
        }, personCode, from, to, except);
    }

    public List<SheetLine> lines(String personCode, IsoWeek week) {
        return jdbc.sql(LINE + "where person_code = ? and work_date between ? and ? order by work_date, id")
                .params(personCode, week.monday(), week.sunday()).query(EntryTable::line).list();
    }

    public BigDecimal hours(String personCode, LocalDate from, LocalDate to) {
        return hours.get(new Span(personCode, from, to));
    }

    private BigDecimal hours(Span days) {
        return jdbc.sql("select coalesce(sum(hours), 0.00) from app.time_entry where person_code = ? and work_date between ? and ?")
                .params(days.personCode(), days.from(), days.to()).query(BigDecimal.class).single();
    }

    public boolean hasDrafts(String personCode, IsoWeek week) {
        return jdbc.sql("select exists (select 1 from app.time_entry where person_code = ? and work_date between ? and ? and state = 'DRAFT')")
                .params(personCode, week.monday(), week.sunday()).query(Boolean.class).single();
    }

    public List<LocalDate> rejectedDays(String personCode) {
        return jdbc.sql("select distinct work_date from app.time_entry where person_code = ? and state = 'REJECTED' order by 1").param(personCode)
                .query(LocalDate.class).list();
    }

    /** Drafts that are in no sheet yet go into this one. */
    public void gather(long sheetId, String personCode, IsoWeek week) {
        lookAgain();
        jdbc.sql("""
                update app.time_entry set state = 'SUBMITTED', sheet_id = ?
                where person_code = ? and work_date between ? and ? and state = 'DRAFT' and sheet_id is null""")
                .params(sheetId, personCode, week.monday(), week.sunday()).update();
    }

    public void submitDraftsOf(long sheetId) {
        lookAgain();
        jdbc.sql("update app.time_entry set state = 'SUBMITTED' where sheet_id = ? and state = 'DRAFT'").param(sheetId).update();
    }

    public void resubmit(Collection<Long> ids) {
        lookAgain();
        jdbc.sql("update app.time_entry set state = 'SUBMITTED', decided_by = null, decided_at = null where id = any(?)").param(array(ids)).update();
    }

    public List<Long> lockLinesOf(long sheetId) {
        return jdbc.sql("select id from app.time_entry where sheet_id = ? order by id for update").param(sheetId).query(Long.class).list();
    }

    public void reopen(long sheetId) {
        lookAgain();
        jdbc.sql("""
                update app.time_entry set state = 'DRAFT', approver = null, second_group = null, first_by = null, first_at = null,
                       decided_by = null, decided_at = null, by_owner = false
                where sheet_id = ?""").param(sheetId).update();
    }

    public List<String> projectsWaiting(long sheetId) {
        return jdbc.sql("select distinct project_code from app.time_entry where sheet_id = ? and state in ('SUBMITTED', 'REJECTED') order by 1")
                .param(sheetId).query(String.class).list();
    }

    public List<Long> sheetsWaiting(String projectCode) {
        return jdbc.sql("select distinct sheet_id from app.time_entry where project_code = ? and state in ('SUBMITTED', 'REJECTED') order by 1")
                .param(projectCode).query(Long.class).list();
    }

    public void route(long sheetId, Map<String, Route> byProject) {
        lookAgain();
        template.batchUpdate("""
                update app.time_entry set approver = ?, second_group = ?
                where sheet_id = ? and project_code = ? and state in ('SUBMITTED', 'REJECTED')""",
                byProject.entrySet().stream()
                        .map(e -> new Object[] {e.getValue().approver(), e.getValue().secondGroup(), sheetId, e.getKey()}).toList());
    }

    /** All that is still one approver's, to another. */
    public void reroute(long sheetId, String approver, Route to) {
        lookAgain();
        jdbc.sql("update app.time_entry set approver = ?, second_group = ? where sheet_id = ? and approver = ? and state in ('SUBMITTED', 'REJECTED')")
                .params(java.util.Arrays.asList(to.approver(), to.secondGroup(), sheetId, approver)).update();
    }

    public List<SheetLine> waiting(long sheetId, String approver) {
        return waiting.get(new Part(sheetId, approver));
    }

    private List<SheetLine> waiting(Part part) {
        return jdbc.sql(LINE + "where sheet_id = ? and approver = ? and state in ('SUBMITTED', 'REJECTED') order by work_date, id")
                .params(part.sheetId(), part.approver()).query(EntryTable::line).list();
    }

    public List<SheetLine> ofSheet(long sheetId, Collection<Long> ids) {
        return jdbc.sql(LINE + "where sheet_id = ? and id = any(?) order by id").params(sheetId, array(ids)).query(EntryTable::line).list();
    }

    public void approveFirst(Collection<Long> ids, String by, Timestamp at, boolean byOwner) {
        lookAgain();
        jdbc.sql("update app.time_entry set first_by = ?, first_at = ?, by_owner = ?, comment = null where id = any(?)")
                .params(by, at, byOwner, array(ids)).update();
    }

    public void approve(Collection<Long> ids, String by, Timestamp at, boolean byOwner) {
        lookAgain();
        jdbc.sql("update app.time_entry set state = 'APPROVED', decided_by = ?, decided_at = ?, by_owner = ?, comment = null where id = any(?)")
                .params(by, at, byOwner, array(ids)).update();
    }

    public void reject(Collection<Long> ids, String by, Timestamp at, String comment, boolean byOwner) {
        lookAgain();
        jdbc.sql("""
                update app.time_entry set state = 'REJECTED', decided_by = ?, decided_at = ?, comment = ?, by_owner = ?, first_by = null, first_at = null
                where id = any(?)""").params(by, at, comment, byOwner, array(ids)).update();
    }

    public List<TimeEntryView> approved(String projectCode, LocalDate from, LocalDate upTo) {
        return jdbc.sql(VIEW + "where project_code = ? and state = 'APPROVED' and work_date between ? and ? order by work_date, id")
                .params(projectCode, from, upTo).query(EntryTable::view).list();
    }

    public BigDecimal approvedHours(String projectCode, LocalDate upTo) {
        return jdbc.sql("select coalesce(sum(hours), 0.00) from app.time_entry where project_code = ? and state = 'APPROVED' and work_date <= ?")
                .params(projectCode, upTo).query(BigDecimal.class).single();
    }

    public List<Timesheets.Worked> worked(String projectCode, String by) {
        return jdbc.sql("""
                select %1$s, coalesce(sum(hours) filter (where state = 'APPROVED'), 0.00), coalesce(sum(hours) filter (where state <> 'APPROVED'), 0.00), max(work_date)
                from app.time_entry where project_code = ? group by %1$s order by sum(hours) desc, 1""".formatted(by)).param(projectCode)
                .query((row, n) -> new Timesheets.Worked(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3), row.getObject(4, LocalDate.class))).list();
    }

    public long open(String projectCode) {
        return jdbc.sql("select count(*) from app.time_entry where project_code = ? and state <> 'APPROVED'").param(projectCode)
                .query(Long.class).single();
    }

    /** What was read in this transaction may be otherwise by now: it was written, or it was waited for. */
    public void lookAgain() {
        waiting.forget();
        hours.forget();
    }

    private static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    static TimeEntryView view(ResultSet row, int n) throws SQLException {
        return new TimeEntryView(row.getLong("id"), row.getString("external_id"), row.getObject("work_date", LocalDate.class),
                row.getString("person_code"), row.getString("project_code"), row.getString("task_code"), row.getBigDecimal("hours"),
                row.getBoolean("billable"), row.getString("note"), LineState.valueOf(row.getString("state")), row.getString("comment"));
    }

    private static SheetLine line(ResultSet row, int n) throws SQLException {
        return new SheetLine(row.getLong("id"), row.getString("external_id"), row.getObject("work_date", LocalDate.class),
                row.getString("person_code"), row.getString("project_code"), row.getString("task_code"), row.getBigDecimal("hours"),
                row.getBoolean("billable"), row.getString("note"), LineState.valueOf(row.getString("state")), row.getObject("sheet_id", Long.class),
                row.getString("approver"), row.getString("second_group"), row.getString("first_by"), row.getString("decided_by"),
                SheetTable.instant(row.getTimestamp("decided_at")), row.getString("comment"));
    }
}
