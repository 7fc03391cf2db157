package io.throughline.timesheet.sheet;

import io.throughline.api.Unknown;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Sheet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** app.timesheet, and the locks that keep two doors from changing a person's week at once. */
@Component
public class SheetTable {
    private static final String SHEET =
            "select id, person_code, iso_week, supplement, state, nothing_to_report, submitted_at, approved_at from app.timesheet ";

    private final JdbcClient jdbc;
    private final Clock clock;

    SheetTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until the end of the transaction nobody else logs, changes, submits or re-opens for the person. */
    public void lockPerson(String personCode) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended('timesheet:' || ?, 0))").param(personCode).query(Integer.class).single();
    }

    public Sheet get(long id) {
        return jdbc.sql(SHEET + "where id = ?").param(id).query(SheetTable::sheet).optional().orElseThrow(() -> new Unknown("timesheet", id));
    }

    /** Two decisions on one sheet follow each other. */
    public Sheet lock(long id) {
        return jdbc.sql(SHEET + "where id = ? for update").param(id).query(SheetTable::sheet).optional()
                .orElseThrow(() -> new Unknown("timesheet", id));
    }

    public List<Sheet> of(String personCode, IsoWeek week) {
        return jdbc.sql(SHEET + "where person_code = ? and monday = ? order by supplement").params(personCode, week.monday())
                .query(SheetTable::sheet).list();
    }

    public boolean submitted(String personCode, IsoWeek week) {
        return jdbc.sql("""
                select count(*) > 0 and bool_and(state <> 'REOPENED') from app.timesheet where person_code = ? and monday = ?""")
                .params(personCode, week.monday()).query(Boolean.class).single();
    }

    long insert(String personCode, IsoWeek week, int supplement, boolean nothingToReport) {
        return jdbc.sql("""
                insert into app.timesheet (person_code, iso_week, monday, supplement, state, nothing_to_report, submitted_at)
                values (?, ?, ?, ?, 'SUBMITTED', ?, ?) returning id""")
                .params(personCode, week.toString(), week.monday(), supplement, nothingToReport, now()).query(Long.class).single();
    }

    void submitAgain(long id, boolean nothingToReport) {
        jdbc.sql("update app.timesheet set state = 'SUBMITTED', nothing_to_report = ?, submitted_at = ? where id = ?")
                .params(nothingToReport, now(), id).update();
    }

    void reopen(long id) {
        jdbc.sql("update app.timesheet set state = 'REOPENED', nothing_to_report = false, approved_at = null where id = ?").param(id).update();
    }

    /** Only where every line is approved; answers whether it was closed now. */
    boolean close(long id) {
        return jdbc.sql("""
                update app.timesheet set state = 'APPROVED', approved_at = ? where id = ? and state = 'SUBMITTED'
                and not exists (select 1 from app.time_entry where sheet_id = timesheet.id and state <> 'APPROVED')""")
                .params(now(), id).update() == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    public static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Sheet sheet(ResultSet row, int n) throws SQLException {
        return new Sheet(row.getLong("id"), row.getString("person_code"), IsoWeek.parse(row.getString("iso_week")), row.getInt("supplement"),
                Sheet.State.valueOf(row.getString("state")), row.getBoolean("nothing_to_report"),
                instant(row.getTimestamp("submitted_at")), instant(row.getTimestamp("approved_at")));
    }
}
