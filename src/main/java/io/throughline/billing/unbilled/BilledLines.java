package io.throughline.billing.unbilled;

import io.throughline.timesheet.BilledTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers the timesheet room: a line counts as billed from its draft on, until that is rejected or credited. */
@Component
class BilledLines implements BilledTime {
    private final JdbcClient jdbc;

    BilledLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Long> billed(Collection<Long> lineIds) {
        return new HashSet<>(jdbc.sql("select item_id from app.billed_portion where item_kind = 'TIME' and item_id = any(?) and released_by is null")
                .param(lineIds.toArray(Long[]::new)).query(Long.class).list());
    }
}
