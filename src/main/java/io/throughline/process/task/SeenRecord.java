package io.throughline.process.task;

import io.throughline.journal.AtCommit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a transaction's tasks show. */
final class SeenRecord implements AtCommit {
    private final List<Object[]> rows = new ArrayList<>();

    /** Answers the hash. */
    String add(String taskId, Instant at, String seen) {
        try {
            var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8)));
            rows.add(new Object[] {taskId, Timestamp.from(at), sha256, seen});
            return sha256;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(JdbcTemplate jdbc) {
        if (!rows.isEmpty()) jdbc.batchUpdate("insert into app.task_seen (task_id, at, sha256, seen) values (?, ?, ?, ?)", rows);
        rows.clear();
    }
}
