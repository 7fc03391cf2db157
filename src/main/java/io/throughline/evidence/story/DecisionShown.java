package io.throughline.evidence.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.evidence.model.KeptTable;
import io.throughline.evidence.model.ModelCopies;
import java.util.ArrayList;
import java.util.List;

/** A decision to read: what the table was asked, and the rows that answered, with the conditions that were met. Columns stand as in the table. */
public record DecisionShown(Story.Decision decision, List<String> inputs, List<String> outputs, List<String> asked, List<Hit> hits) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public record Hit(int row, String says, List<String> conditions, List<String> answers) {}

    static DecisionShown of(Story.Decision decision, ModelCopies models) {
        var table = models.table(decision.definitionId());
        var inputs = read(decision.inputs());
        var names = table.inputs().stream().map(KeptTable.Column::label).toList();
        var hits = new ArrayList<Hit>();
        for (var row : read(decision.rows())) {
            var kept = table.rows().get(row.path("rule").asText());
            hits.add(new Hit(kept == null ? 0 : kept.number(), kept == null ? "" : kept.says(),
                    kept == null ? names.stream().map(n -> "").toList() : kept.conditions().stream().map(c -> c.isEmpty() ? "–" : c).toList(),
                    table.outputs().stream().map(o -> row.path("outputs").path(o.id()).asText("–")).toList()));
        }
        return new DecisionShown(decision, names, table.outputs().stream().map(KeptTable.Column::label).toList(),
                table.inputs().stream().map(i -> inputs.hasNonNull(i.id()) ? inputs.get(i.id()).asText() : "–").toList(), hits);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
