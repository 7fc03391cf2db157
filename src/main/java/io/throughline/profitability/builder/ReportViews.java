package io.throughline.profitability.builder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.Caller;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports that were built and kept under a name: the question, asked anew whenever one is opened. */
@Service
@Transactional
public class ReportViews {
    private static final String VIEW = "select id, name, question, made_by, made_at from app.report_view";
    private final JdbcClient db;
    private final ReportBuilder builder;
    private final ObjectMapper json;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    ReportViews(JdbcClient db, ReportBuilder builder, ObjectMapper json, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.builder = builder;
        this.json = json;
        this.news = news;
        this.clock = clock;
    }

    record View(long id, String name, Question question, String madeBy, Instant madeAt) {
        public String link() {
            return "/reports/build?view=%d&%s".formatted(id, question.query());
        }
    }

    @Transactional(readOnly = true)
    public List<View> all() {
        return db.sql(VIEW + " order by lower(name)").query((row, n) -> new View(row.getLong(1), row.getString(2), question(row.getString(3)), row.getString(4), row.getTimestamp(5).toInstant())).list();
    }

    @Transactional(readOnly = true)
    public View get(long id) {
        return all().stream().filter(v -> v.id() == id).findFirst().orElseThrow(() -> new Unknown("report view", id));
    }

    /** A question that cannot be answered for the caller is refused, not kept. Publishes ReportViewSaved. */
    public View save(String name, Question question, Caller caller) {
        if (name == null || name.isBlank() || name.strip().length() > 120) throw new InvalidInput("name", "give the report a name of up to 120 signs");
        builder.table(question, caller);
        if (all().stream().anyMatch(v -> v.name().equalsIgnoreCase(name.strip()))) throw new Refused("name", "A report is kept as \"%s\" already; choose another name.".formatted(name.strip()));
        long id = db.sql("insert into app.report_view (name, question, made_by, made_at) values (?, ?::jsonb, ?, ?) returning id")
                .params(name.strip(), text(question), Actor.current(), Timestamp.from(clock.instant())).query(Long.class).single();
        news.publishEvent(new ReportViewSaved(id, name.strip(), question.query()));
        return get(id);
    }

    /** By whoever kept it, or an administrator; publishes ReportViewDropped. */
    public void drop(long id, Caller caller) {
        var view = get(id);
        if (!view.madeBy().equals(caller.username()) && !caller.hasAny("ADMIN")) throw new AccessDeniedException("%s was kept by %s.".formatted(view.name(), view.madeBy()));
        db.sql("delete from app.report_view where id = ?").param(id).update();
        news.publishEvent(new ReportViewDropped(id, view.name()));
    }

    private String text(Question question) {
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Question question(String text) {
        try {
            return json.readValue(text, Question.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
