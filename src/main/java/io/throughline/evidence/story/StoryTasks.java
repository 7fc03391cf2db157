package io.throughline.evidence.story;

import static io.throughline.evidence.story.StoryInvoice.at;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.evidence.model.ModelCopies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the processes asked of people and of tables, and where they failed. */
@Component
class StoryTasks {
    record Told(List<Story.Task> tasks, List<Story.Decision> decisions, List<Story.Failure> failures) {}

    private record Seen(Instant at, String sha256, String text) {}

    private final JdbcTemplate jdbc;
    private final JournalReader journal;
    private final ModelCopies models;
    private final ObjectMapper json;

    StoryTasks(JdbcTemplate jdbc, JournalReader journal, ModelCopies models, ObjectMapper json) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.models = models;
        this.json = json;
    }

    Told of(List<Story.Run> runs) {
        var byInstance = runs.stream().collect(Collectors.toMap(Story.Run::instanceId, r -> r));
        var told = journal.ofProcesses(byInstance.keySet());
        var offers = told.stream().filter(e -> e.event().equals("TaskOffered")).toList();
        var after = journal.about(offers.stream().map(Story.Entry::subject).toList()).stream().filter(e -> !e.event().equals("TaskOffered"))
                .collect(Collectors.groupingBy(Story.Entry::subject));
        var seen = seen(offers.stream().map(e -> e.subject().substring("task:".length())).toList());
        var persons = persons();
        var tasks = offers.stream().map(o -> task(o, byInstance, after.getOrDefault(o.subject(), List.of()), seen, persons)).toList();
        var retries = journal.about(told.stream().filter(e -> e.event().equals("StepFailed")).map(e -> retrySubject(e, byInstance)).distinct().toList());
        return new Told(tasks, told.stream().filter(e -> e.event().equals("DecisionMade")).map(this::decision).toList(),
                told.stream().filter(e -> e.event().equals("StepFailed")).map(e -> failure(e, byInstance, retries)).toList());
    }

    private Story.Task task(Story.Entry offer, Map<String, Story.Run> runs, List<Story.Entry> after, Map<String, List<Seen>> seen, Map<String, String> persons) {
        var facts = read(offer.facts());
        var id = facts.path("taskId").asText();
        var run = runs.get(facts.path("instanceId").asText());
        var done = after.stream().filter(e -> e.event().equals("TaskCompleted")).findFirst();
        var by = done.map(e -> read(e.facts()).path("person").asText()).orElse(null);
        var gone = after.stream().filter(e -> e.event().equals("TaskWithdrawn")).findFirst();
        var skipped = after.stream().filter(e -> e.event().equals("TaskSkipped")).map(e -> read(e.facts())).findFirst();
        var shown = seen.getOrDefault(id, List.of()).stream().filter(s -> done.isEmpty() || !s.at.isAfter(done.get().at())).reduce((a, b) -> b).orElse(null);
        return new Story.Task(id, facts.path("task").asText(), facts.path("name").asText(), run.instanceId(), run.process(), run.businessKey(), offer.at(), text(facts, "assignee"),
                StreamSupport.stream(facts.path("groups").spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(", ")),
                after.stream().filter(e -> e.event().equals("TaskAssigned")).toList(), by, by == null ? null : persons.getOrDefault(by, by), done.map(Story.Entry::at).orElse(null),
                skipped.map(f -> f.path("person").asText()).orElse(null), skipped.map(f -> f.path("reason").asText()).orElse(null), gone.map(Story.Entry::at).orElse(null), shown == null ? null : shown.sha256, shown == null ? null : shown.at, shown == null ? null : shown.text);
    }

    private Story.Decision decision(Story.Entry entry) {
        var facts = read(entry.facts());
        var definition = facts.path("definitionId").asText();
        var rows = new ArrayList<Integer>();
        facts.path("rows").forEach(r -> rows.add(models.row(definition, r.path("rule").asText())));
        return new Story.Decision(entry.id(), entry.at(), facts.path("decision").asText(), facts.path("version").asInt(), definition, text(facts, "instanceId"), text(facts, "step"),
                facts.path("inputs").toString(), facts.path("rows").toString(), rows);
    }

    private Story.Failure failure(Story.Entry entry, Map<String, Story.Run> runs, List<Story.Entry> retries) {
        var facts = read(entry.facts());
        return new Story.Failure(entry.at(), facts.path("step").asText(), runs.get(facts.path("instanceId").asText()).process(), facts.path("why").asText(),
                retries.stream().filter(r -> r.subject().equals(retrySubject(entry, runs)) && !r.at().isBefore(entry.at())).toList());
    }

    private String retrySubject(Story.Entry failed, Map<String, Story.Run> runs) {
        var facts = read(failed.facts());
        return "step:" + facts.path("step").asText() + "/" + runs.get(facts.path("instanceId").asText()).businessKey();
    }

    /** By their sign-in, which need not be called like them. */
    private Map<String, String> persons() {
        Map<String, String> persons = new HashMap<>();
        jdbc.query("select username, person_code from app.user_account where person_code is not null", row -> {
            persons.put(row.getString(1), row.getString(2));
        });
        return persons;
    }

    private Map<String, List<Seen>> seen(List<String> tasks) {
        Map<String, List<Seen>> seen = new HashMap<>();
        jdbc.query("select task_id, at, sha256, seen from app.task_seen where task_id = any(?::text[]) order by id", row -> {
            seen.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(new Seen(at(row, "at"), row.getString(3), row.getString(4)));
        }, (Object) tasks.toArray(String[]::new));
        return seen;
    }

    private JsonNode read(String facts) {
        try {
            return json.readTree(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonNode facts, String field) {
        return facts.hasNonNull(field) ? facts.get(field).asText() : null;
    }
}
