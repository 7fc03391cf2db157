package io.throughline.journal;

import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where records of a transaction are gathered. */
@Component
public class Records {
    private final JdbcTemplate jdbc;

    Records(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The running transaction's gathering of that kind, begun where it is the first. */
    public <T extends AtCommit> T ofTransaction(Class<T> kind, Supplier<T> fresh) {
        return JournalPage.ofTransaction(jdbc).beside(kind, fresh);
    }
}
