package io.throughline.evidence.period;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The journal of a period as OCEL 2.0 (JSON): what happened to which invoices, projects, sheets, people and payments. */
@Component
public class ObjectCentricLog {
    /** Which field of an event's facts names an object of which type. */
    private static final Map<String, String> FIELDS = new LinkedHashMap<>(Map.of("draftId", "invoice", "projectCode", "project", "sheetId", "timesheet", "personCode", "person", "paymentId", "payment",
            "clientCode", "client", "expenseId", "expense"));
    private static final Set<String> SUBJECTS = Set.of("invoice", "project", "timesheet", "person", "client", "expense");
    private static final String OBJECTS = """
            select 'invoice:' || id, 'invoice', coalesce(number, 'draft ' || id) as name, gross::text from app.invoice
            union all select 'project:' || code, 'project', name, budget_amount::text from app.project
            union all select 'timesheet:' || id, 'timesheet', person_code || '/' || iso_week, null from app.timesheet
            union all select 'person:' || code, 'person', code, null from app.person
            union all select 'client:' || code, 'client', name, null from app.client
            union all select 'expense:' || id, 'expense', category, amount::text from app.expense
            union all select 'payment:' || id, 'payment', reference, amount::text from app.payment""";
    private static final String EVENTS = "select id, happened_at, actor, event, subject, facts::text from app.journal_entry where happened_at >= ? and happened_at < ? order by happened_at, id";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    private record Thing(String id, String type, String name, String amount) {}

    ObjectCentricLog(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void write(LocalDate from, LocalDate to, OutputStream out) throws IOException {
        var since = Timestamp.from(from.atStartOfDay(ZoneId.systemDefault()).toInstant());
        var until = Timestamp.from(to.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant());
        var all = new LinkedHashMap<String, Thing>();
        jdbc.query(OBJECTS, row -> {
            all.put(row.getString(1), new Thing(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        });
        var touched = new HashSet<String>();
        var types = new TreeSet<String>();
        jdbc.query(EVENTS, row -> {
            types.add(row.getString(4));
            touched.addAll(related(row, all));
        }, since, until);
        try (var g = json.getFactory().createGenerator(out)) {
            g.writeStartObject();
            g.writeArrayFieldStart("objectTypes");
            for (var type : List.of("invoice", "project", "timesheet", "person", "client", "expense", "payment")) type(g, type, List.of("name", "amount"));
            g.writeEndArray();
            g.writeArrayFieldStart("eventTypes");
            for (var type : types) type(g, type, List.of("actor", "entry"));
            g.writeEndArray();
            g.writeArrayFieldStart("objects");
            for (var thing : all.values()) if (touched.contains(thing.id)) object(g, thing);
            g.writeEndArray();
            g.writeArrayFieldStart("events");
            jdbc.query(EVENTS, row -> {
                event(g, row, related(row, all));
            }, since, until);
            g.writeEndArray();
            g.writeEndObject();
        }
    }

    private TreeSet<String> related(ResultSet row, Map<String, Thing> all) throws SQLException {
        var related = new TreeSet<String>();
        var subject = row.getString("subject");
        if (SUBJECTS.contains(subject.split(":")[0])) related.add(subject);
        var facts = facts(row);
        FIELDS.forEach((field, type) -> {
            if (facts.hasNonNull(field)) related.add(type + ":" + facts.get(field).asText());
        });
        facts.path("projectCodes").forEach(code -> related.add("project:" + code.asText()));
        related.retainAll(all.keySet());
        return related;
    }

    private JsonNode facts(ResultSet row) throws SQLException {
        try {
            return json.readTree(row.getString("facts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void type(JsonGenerator g, String name, List<String> attributes) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", name);
        g.writeArrayFieldStart("attributes");
        for (var attribute : attributes) {
            g.writeStartObject();
            g.writeStringField("name", attribute);
            g.writeStringField("type", "string");
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void object(JsonGenerator g, Thing thing) throws IOException {
        g.writeStartObject();
        g.writeStringField("id", thing.id);
        g.writeStringField("type", thing.type);
        g.writeArrayFieldStart("attributes");
        attribute(g, "name", thing.name, true);
        if (thing.amount != null) attribute(g, "amount", thing.amount, true);
        g.writeEndArray();
        g.writeArrayFieldStart("relationships");
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void attribute(JsonGenerator g, String name, String value, boolean timed) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", name);
        // The beginning of time: it has been so all along.
        if (timed) g.writeStringField("time", "1970-01-01T00:00:00Z");
        g.writeStringField("value", value);
        g.writeEndObject();
    }

    private void event(JsonGenerator g, ResultSet row, Set<String> related) throws SQLException {
        try {
            g.writeStartObject();
            g.writeStringField("id", "entry:" + row.getLong("id"));
            g.writeStringField("type", row.getString("event"));
            g.writeStringField("time", row.getTimestamp("happened_at").toInstant().toString());
            g.writeArrayFieldStart("attributes");
            attribute(g, "actor", row.getString("actor"), false);
            attribute(g, "entry", row.getString("id"), false);
            g.writeEndArray();
            g.writeArrayFieldStart("relationships");
            for (var id : related) {
                g.writeStartObject();
                g.writeStringField("objectId", id);
                g.writeStringField("qualifier", id.equals(row.getString("subject")) ? "about" : "concerns");
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
