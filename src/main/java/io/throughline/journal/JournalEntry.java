package io.throughline.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * An entry as it is sealed. Its text is the ten fields one after the other, each as {@code <bytes>:<UTF-8>,} and null as {@code -,}:
 * nothing to escape and only one way to write it. Times are UTC to the microsecond, {@code facts} is as PostgreSQL writes the jsonb.
 */
public record JournalEntry(long id, String happenedAt, String recordedAt, long writtenIn, String actor, String reason, String event, String subject, String facts) {
    private static final String FORM = "throughline-journal-1";
    private static final String TIME = "'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'";

    /** Columns of {@code app.journal_entry e}, in the record's order. */
    public static final String COLUMNS = "e.id, to_char(e.happened_at at time zone 'UTC', " + TIME + ") as happened_at, to_char(e.recorded_at at time zone 'UTC', "
            + TIME + ") as recorded_at, e.written_in, e.actor, e.reason, e.event, e.subject, e.facts::text as facts";

    public static JournalEntry read(ResultSet row) throws SQLException {
        return new JournalEntry(row.getLong("id"), row.getString("happened_at"), row.getString("recorded_at"), row.getLong("written_in"), row.getString("actor"),
                row.getString("reason"), row.getString("event"), row.getString("subject"), row.getString("facts"));
    }

    public byte[] text() {
        var out = new ByteArrayOutputStream(256 + facts.length());
        Stream.of(FORM, String.valueOf(id), happenedAt, recordedAt, String.valueOf(writtenIn), actor).forEach(f -> field(out, f));
        field(out, reason);
        Stream.of(event, subject, facts).forEach(f -> field(out, f));
        return out.toByteArray();
    }

    public byte[] hash() {
        return Merkle.leaf(text());
    }

    private static void field(ByteArrayOutputStream out, String value) {
        if (value == null) {
            out.writeBytes(new byte[] {'-', ','});
            return;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.write(',');
    }
}
