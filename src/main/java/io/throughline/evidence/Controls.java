package io.throughline.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.PageOf;
import io.throughline.journal.Seals;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs every control and keeps what is new. A finding is never taken back: that its cause is gone is for people to say. */
@Service
public class Controls {
    private final JdbcTemplate jdbc;
    private final PathControl paths;
    private final Seals seals;
    private final ObjectMapper json;
    private final Clock clock;

    public record Finding(String control, String subject, String sentence, @JsonRawValue String evidence, Instant foundAt) {}

    Controls(JdbcTemplate jdbc, PathControl paths, Seals seals, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.paths = paths;
        this.seals = seals;
        this.json = json;
        this.clock = clock;
    }

    /** Everything that is wrong now; the new of it is kept. */
    @Transactional
    public List<Finding> run() {
        var now = clock.instant();
        var found = new ArrayList<Finding>();
        for (var control : ControlRules.ALL) {
            found.addAll(jdbc.query(control.sql(), (r, n) -> new Finding(control.name(), r.getString(1), r.getString(2), r.getString(3), now)));
        }
        paths.strayed().forEach(s -> found.add(new Finding("prescribed-path", s.subject(), s.sentence(), text(s.evidence()), now)));
        journal().forEach(sentence -> found.add(new Finding("journal", "journal", sentence, "{}", now)));
        jdbc.batchUpdate("insert into app.control_finding (control, subject, sentence, evidence, found_at) values (?, ?, ?, ?::jsonb, ?) on conflict do nothing",
                found.stream().map(f -> new Object[] {f.control(), f.subject(), f.sentence(), f.evidence(), Timestamp.from(now)}).toList());
        return found;
    }

    private List<String> journal() {
        return jdbc.execute((ConnectionCallback<List<String>>) connection -> new JournalVerifier(connection).verify(null, seals.publicKey()).damage());
    }

    public PageOf<Finding> findings(int page, int size) {
        return new PageOf<>(jdbc.query("select control, subject, sentence, evidence::text, found_at from app.control_finding order by found_at desc, id desc limit ? offset ?",
                (r, n) -> new Finding(r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getTimestamp(5).toInstant()), size, (long) page * size),
                jdbc.queryForObject("select count(*) from app.control_finding", Long.class), page, size);
    }

    private String text(Map<String, ?> evidence) {
        try {
            return json.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
