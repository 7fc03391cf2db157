package io.throughline.evidence.period;

import io.throughline.api.InvalidInput;
import io.throughline.evidence.Evidence;
import io.throughline.firm.FirmClock;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal of a period for other tools; without dates, of the last year. */
@RestController
@RequestMapping("/api/v1/evidence")
@PreAuthorize(Evidence.READERS)
class ExportController {
    private static final int MOST_DOSSIERS = 100;
    private final ObjectCentricLog log;
    private final AuditPackages packages;
    private final JdbcTemplate jdbc;
    private final FirmClock clock;

    ExportController(ObjectCentricLog log, AuditPackages packages, JdbcTemplate jdbc, FirmClock clock) {
        this.packages = packages;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/export.ocel.json")
    void ocel(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, HttpServletResponse answer) throws IOException {
        var until = until(from, to);
        var since = since(from, until);
        log.write(since, until, file(answer, "journal.ocel.json", "application/json"));
    }

    @GetMapping("/export.csv")
    void csv(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, HttpServletResponse answer) throws IOException {
        var until = until(from, to);
        var since = since(from, until);
        var text = new OutputStreamWriter(file(answer, "journal.csv", "text/csv;charset=UTF-8"), StandardCharsets.UTF_8);
        text.write("entry,happenedAt,recordedAt,actor,reason,event,subject,facts\r\n");
        jdbc.query("select id, happened_at, recorded_at, actor, reason, event, subject, facts::text from app.journal_entry where happened_at >= ? and happened_at < ? order by id", row -> {
            try {
                text.write(Stream.of(row.getString(1), row.getTimestamp(2).toInstant().toString(), row.getTimestamp(3).toInstant().toString(), row.getString(4), row.getString(5), row.getString(6),
                        row.getString(7), row.getString(8)).map(Csv::cell).collect(Collectors.joining(",")) + "\r\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, Timestamp.from(since.atStartOfDay(ZoneId.systemDefault()).toInstant()), Timestamp.from(until.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant()));
        text.flush();
    }

    /** Everything of a period that an auditor takes along; the sample by its seed. */
    @GetMapping("/package.zip")
    ResponseEntity<byte[]> take(@RequestParam LocalDate from, @RequestParam LocalDate to, @RequestParam String seed, @RequestParam(defaultValue = "10") int count, Locale language) {
        if (count > MOST_DOSSIERS) throw new InvalidInput("count", "A package holds at most %d dossiers.".formatted(MOST_DOSSIERS));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-%s-%s.zip\"".formatted(from, to)).body(packages.of(from, to, seed, count, language));
    }

    private LocalDate until(LocalDate from, LocalDate to) {
        var until = to == null ? clock.today() : to;
        if (until.getYear() < 1900) throw new InvalidInput("to", until + " is before there were books");
        if (from != null && from.isAfter(until)) throw new InvalidInput("from", "must not be after the last day");
        return until;
    }

    private static LocalDate since(LocalDate from, LocalDate until) {
        return from == null ? until.minusYears(1) : from;
    }

    private static OutputStream file(HttpServletResponse answer, String name, String type) throws IOException {
        answer.setContentType(type);
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        return answer.getOutputStream();
    }
}
