package io.throughline.timesheet.entry;

import io.throughline.api.PageOf;
import io.throughline.timesheet.Timesheets.LineState;
import io.throughline.timesheet.Timesheets.TimeEntryView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of time entries, the latest day first. */
@Component
class EntryQuery {
    private static final int LARGEST_PAGE = 1000;

    /** Null: any. */
    record Filter(String personCode, String projectCode, LocalDate from, LocalDate to, LineState state) {}

    private final JdbcClient jdbc;

    EntryQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PageOf<TimeEntryView> page(Filter filter, int page, int size) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        add(conditions, values, "person_code = ?", filter.personCode());
        add(conditions, values, "project_code = ?", filter.projectCode());
        add(conditions, values, "work_date >= ?", filter.from());
        add(conditions, values, "work_date <= ?", filter.to());
        add(conditions, values, "state = ?", filter.state() == null ? null : filter.state().name());
        var from = " from app.time_entry" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
        long total = jdbc.sql("select count(*)" + from).params(values).query(Long.class).single();
        int rows = Math.min(Math.max(size, 1), LARGEST_PAGE);
        values.addAll(List.of(rows, (long) Math.max(page, 0) * rows));
        var content = jdbc.sql("select *" + from + " order by work_date desc, id desc limit ? offset ?").params(values).query(EntryTable::view).list();
        return new PageOf<>(content, total, Math.max(page, 0), rows);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value == null) return;
        conditions.add(condition);
        values.add(value);
    }
}
