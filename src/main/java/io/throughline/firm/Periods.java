package io.throughline.firm;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which months are closed: nothing is dated into one any more. */
@Service
@Transactional(readOnly = true)
public class Periods {
    public record Closed(YearMonth month, String closedBy, String askedBy) {}

    private final JdbcClient jdbc;

    Periods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest closed month; all before it are closed, too. */
    public Optional<YearMonth> last() {
        return jdbc.sql("select max(month) from app.closed_month").query(LocalDate.class).optional().map(YearMonth::from);
    }

    public boolean isOpen(LocalDate day) {
        return last().map(m -> YearMonth.from(day).isAfter(m)).orElse(true);
    }

    /** The day itself, or the first one after the closed months. */
    public LocalDate open(LocalDate day) {
        return last().filter(m -> !YearMonth.from(day).isAfter(m)).map(m -> m.plusMonths(1).atDay(1)).orElse(day);
    }

    /** The latest first. */
    public List<Closed> closed() {
        return jdbc.sql("select month, closed_by, asked_by from app.closed_month order by month desc")
                .query((row, n) -> new Closed(YearMonth.from(row.getObject(1, LocalDate.class)), row.getString(2), row.getString(3))).list();
    }
}
