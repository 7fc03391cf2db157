package io.throughline.evidence.control;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.PageOf;
import io.throughline.evidence.seal.JournalVerifier;
import io.throughline.journal.Actor;
import io.throughline.journal.Seals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks every control and keeps what is new. A finding is never taken back: that its cause is gone is for people to say. */
@Service
public class Controls {
    private static final String FINDINGS = "select f.control, f.subject, f.sentence, f.evidence::text, f.found_at from app.control_finding f ";
    private final JdbcTemplate jdbc;
    private final PathControl paths;
    private final Seals seals;
    private final ObjectMapper json;
    private final Clock clock;

    /** {@code foundAt}: for the first time. */
    public record Finding(String control, String subject, String sentence, @JsonRawValue String evidence, Instant foundAt) {}

    /** All controls asked once; {@code findings}: what was wrong then. */
    public record Round(Instant startedAt, Instant endedAt, String askedBy, List<Finding> findings) {}

    Controls(JdbcTemplate jdbc, PathControl paths, Seals seals, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.paths = paths;
        this.seals = seals;
        this.json = json;
        this.clock = clock;
    }

    /** By name, in the order they are asked. */
    static List<String> names() {
        return Stream.concat(ControlRules.ALL.stream().map(Control::name), Stream.of("prescribed-path", "journal")).distinct().toList();
    }

    static int questions() {
        return ControlRules.ALL.size() + 2;
    }

    /** Everything that is wrong at one moment, whatever is sealed or booked meanwhile; the new of it is kept. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public List<Finding> run() {
        return run(answered -> {});
    }

    /** {@code answered} is told how many of the {@link #questions} have their answer. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public List<Finding> run(IntConsumer answered) {
        var began = clock.instant();
        var found = new ArrayList<Finding>();
        int asked = 0;
        for (var control : ControlRules.ALL) {
            found.addAll(jdbc.query(control.sql(), (r, n) -> new Finding(control.name(), r.getString(1), r.getString(2), r.getString(3), began)));
            answered.accept(++asked);
        }
        paths.strayed().forEach(s -> found.add(new Finding("prescribed-path", s.subject(), s.sentence(), text(s.evidence()), began)));
        answered.accept(++asked);
        journal().forEach(sentence -> found.add(new Finding("journal", "journal", sentence, "{}", began)));
        answered.accept(++asked);
        keep(found, began);
        return found;
    }

    private void keep(List<Finding> found, Instant began) {
        jdbc.batchUpdate("insert into app.control_finding (control, subject, sentence, evidence, found_at) values (?, ?, ?, ?::jsonb, ?) on conflict do nothing",
                found.stream().map(f -> new Object[] {f.control(), f.subject(), f.sentence(), f.evidence(), Timestamp.from(began)}).toList());
        long round = jdbc.queryForObject("insert into app.control_round (asked_by, started_at, ended_at, found) values (?, ?, ?, ?) returning id", Long.class,
                Actor.current(), Timestamp.from(began), Timestamp.from(clock.instant()), found.size());
        jdbc.batchUpdate("insert into app.control_round_finding select ?, id from app.control_finding where control = ? and subject = ? and sentence = ? on conflict do nothing",
                found.stream().map(f -> new Object[] {round, f.control(), f.subject(), f.sentence()}).toList());
    }

    private List<String> journal() {
        return jdbc.execute((ConnectionCallback<List<String>>) connection -> new JournalVerifier(connection).verify(null, seals.publicKey()).damage());
    }

    /** Empty where nobody has asked yet. */
    @Transactional(readOnly = true)
    public Optional<Round> lastRound() {
        return jdbc.query("select id, started_at, ended_at, asked_by from app.control_round order by id desc limit 1", (r, n) -> new Round(r.getTimestamp(2).toInstant(), r.getTimestamp(3).toInstant(),
                r.getString(4), jdbc.query(FINDINGS + "join app.control_round_finding i on i.finding_id = f.id where i.round_id = ? order by f.id", Controls::finding, r.getLong(1)))).stream().findFirst();
    }

    /** Whatever was found in any round, the latest first. */
    public PageOf<Finding> findings(int page, int size) {
        return new PageOf<>(jdbc.query(FINDINGS + "order by f.found_at desc, f.id desc limit ? offset ?", Controls::finding, size, (long) page * size),
                jdbc.queryForObject("select count(*) from app.control_finding", Long.class), page, size);
    }

    private static Finding finding(ResultSet row, int n) throws SQLException {
        return new Finding(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getTimestamp(5).toInstant());
    }

    private String text(Map<String, ?> evidence) {
        try {
            return json.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
