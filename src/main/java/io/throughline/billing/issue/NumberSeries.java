package io.throughline.billing.issue;

import io.throughline.api.Refused;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers without a gap, from 1 each year. Its row is taken last in a transaction: the next issuer waits until this one is through, or has given it back. */
@Component
public class NumberSeries {
    public static final String INVOICE = "INV";
    public static final String CREDIT_NOTE = "CN";

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code INV-2008-00042}. Refuses a day before that of the number before. */
    public String next(String series, LocalDate day) {
        int number = jdbc.sql("""
                insert into app.number_series as s (series, year, last, last_date) values (?, ?, 1, ?)
                on conflict (series, year) do update set last = s.last + 1, last_date = excluded.last_date where s.last_date <= excluded.last_date
                returning last""").params(series, day.getYear(), day).query(Integer.class).optional()
                .orElseThrow(() -> new Refused("Numbers of series %s were given on a later day than %s: is the clock right?".formatted(series, day)));
        return standIn(series, day, number);
    }

    public static String standIn(String series, LocalDate day, int number) {
        return "%s-%04d-%05d".formatted(series, day.getYear(), number);
    }
}
