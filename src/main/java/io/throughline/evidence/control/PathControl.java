package io.throughline.evidence.control;

import io.throughline.evidence.model.ModelCopies;
import io.throughline.evidence.story.StoryProcesses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Did every process go along its model, and was every task that lies behind it completed by somebody? */
@Component
class PathControl {
    record Strayed(String subject, String sentence, Map<String, Object> evidence) {}

    private record Step(String instance, String task) {}

    private final JdbcTemplate jdbc;
    private final StoryProcesses processes;
    private final ModelCopies models;

    PathControl(JdbcTemplate jdbc, StoryProcesses processes, ModelCopies models) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.models = models;
    }

    List<Strayed> strayed() {
        Map<Step, Integer> completed = new HashMap<>();
        jdbc.query("""
                select o.facts ->> 'instanceId', o.facts ->> 'task', count(*) from app.journal_entry o join app.journal_entry c on c.subject = o.subject and c.event = 'TaskCompleted'
                where o.event = 'TaskOffered' group by 1, 2""", row -> {
            completed.put(new Step(row.getString(1), row.getString(2)), row.getInt(3));
        });
        var found = new ArrayList<Strayed>();
        for (var run : processes.runs("true")) {
            var subject = "process:" + run.instanceId();
            if (!run.strayed().isEmpty()) {
                found.add(new Strayed(subject, "%s (%s) left its model at: %s.".formatted(run.process(), run.businessKey(), String.join(", ", run.strayed())),
                        Map.of("instance", run.instanceId(), "model", run.definitionId(), "entered", run.entered(), "taken", run.taken())));
            }
            models.drawn(run.definitionId()).passed(run.taken()).forEach((task, times) -> {
                int done = completed.getOrDefault(new Step(run.instanceId(), task), 0);
                if (done < times) {
                    found.add(new Strayed(subject, "%s (%s) went past %s without anybody's completing it.".formatted(run.process(), run.businessKey(), task),
                            new TreeMap<>(Map.of("instance", run.instanceId(), "task", task, "passed", times, "completed", done))));
                }
            });
        }
        return found;
    }
}
