package io.throughline.evidence.story;

import static io.throughline.evidence.story.StoryInvoice.at;

import io.throughline.evidence.model.ModelCopies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The processes behind an invoice and the way each went, from our own record of it. */
@Component
public class StoryProcesses {
    private static final class Way {
        private final List<String> entered = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();
        private final Map<String, Way> byModel = new LinkedHashMap<>();
        private String definition;
        private String ended;
        private Instant endedAt;

        private void goOn(List<String> more, List<String> flows) {
            entered.addAll(more);
            taken.addAll(flows);
        }
    }

    private final JdbcTemplate jdbc;
    private final ModelCopies models;

    StoryProcesses(JdbcTemplate jdbc, ModelCopies models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** {@code sheets} and {@code expenses} are business keys as their processes have them. */
    List<Story.Run> of(Story.Invoice invoice, Collection<String> sheets, Collection<String> expenses) {
        var projects = invoice.projectCodes().toArray(String[]::new);
        return runs("""
                (r.process in ('invoicing', 'collection') and r.business_key = ?) or (r.process in ('project-lifecycle', 'closeout-review') and r.business_key = any(?::text[]))
                or (r.process = 'billing-run' and r.business_key = ?) or (r.process = 'timesheet-approval' and r.business_key = any(?::text[]))
                or (r.process = 'expense-approval' and r.business_key = any(?::text[]))
                or (r.process = 'recurring-billing' and r.business_key in (select 'recurring/' || id from app.recurring_invoice where project_code = any(?::text[])))
                or (r.process = 'adjustment-approval' and r.business_key in (select 'adjustment/' || id from app.adjustment where project_code = any(?::text[])))
                or (r.process = 'undelivered-mail' and r.business_key in (select 'mail/' || id from app.mail where about = ?))""",
                String.valueOf(invoice.draftId()), projects, "run/" + invoice.runId(), sheets.toArray(String[]::new), expenses.toArray(String[]::new), projects, projects, "invoice:" + invoice.draftId());
    }

    public List<Story.Run> runs(String condition, Object... values) {
        Map<String, Way> ways = new LinkedHashMap<>();
        jdbc.query("select p.* from app.process_path p join app.process_run r on r.instance_id = p.instance_id where " + condition + " order by p.id", row -> {
            var way = ways.computeIfAbsent(row.getString("instance_id"), any -> new Way());
            var entered = Arrays.asList((String[]) row.getArray("entered").getArray());
            var taken = Arrays.asList((String[]) row.getArray("taken").getArray());
            way.definition = row.getString("definition_id");
            way.goOn(entered, taken);
            way.byModel.computeIfAbsent(way.definition, any -> new Way()).goOn(entered, taken);
            if (row.getString("ended") != null) {
                way.ended = row.getString("ended");
                way.endedAt = at(row, "at");
            }
        }, values);
        return jdbc.query("select r.* from app.process_run r where " + condition + " order by r.started_at, r.instance_id", (row, n) -> {
            var way = ways.getOrDefault(row.getString("instance_id"), new Way());
            var definition = way.definition == null ? row.getString("definition_id") : way.definition;
            var model = models.get(definition);
            return new Story.Run(row.getString("instance_id"), row.getString("process"), row.getString("business_key"), at(row, "started_at"), row.getString("started_by"), definition,
                    model.version(), model.sha256(), models.get(row.getString("definition_id")).version(), way.ended, way.endedAt, way.entered, way.taken,
                    way.byModel.entrySet().stream().map(m -> new Story.Drawn(m.getKey(), models.get(m.getKey()).version(), models.get(m.getKey()).sha256(), m.getValue().entered, m.getValue().taken)).toList(),
                    models.drawn(definition).strayed(way.entered, way.taken));
        }, values);
    }
}
