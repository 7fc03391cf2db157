package io.throughline.journal;

import org.springframework.jdbc.core.JdbcTemplate;

/** Records that a transaction gathers and that are written together, beside the journal's entries, as the last thing before it commits. */
public interface AtCommit {
    void write(JdbcTemplate jdbc);
}
