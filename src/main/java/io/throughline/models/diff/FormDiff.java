package io.throughline.models.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.models.FileChange.Change;
import io.throughline.models.ModelSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two versions of a form, field by field. */
public final class FormDiff {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormDiff() {}

    public static List<Change> between(ModelSource before, ModelSource after, DiffWords words) {
        var changes = new ArrayList<Change>();
        try {
            var old = fields(JSON.readTree(before.content()));
            var now = fields(JSON.readTree(after.content()));
            now.forEach((key, field) -> {
                if (old.containsKey(key)) changes.addAll(words.properties(key, words.begin("field", called(key, field, words)), properties(old.get(key)), properties(field)));
                else changes.add(Change.added(key, words.say("new", words.say("field", called(key, field, words)))));
            });
            old.forEach((key, field) -> {
                if (!now.containsKey(key)) changes.add(Change.removed(key, words.say("gone", words.say("field", called(key, field, words)))));
            });
            var kept = now.keySet().stream().filter(old::containsKey).toList();
            if (!kept.equals(old.keySet().stream().filter(now::containsKey).toList())) changes.add(new Change("-", "moved", "fields", null, null, words.say("fields")));
        } catch (IOException e) {
            changes.add(new Change("-", "changed", null, null, null, words.say("unreadable")));
        }
        return changes;
    }

    private static Map<String, JsonNode> fields(JsonNode form) {
        var fields = new LinkedHashMap<String, JsonNode>();
        collect(form, fields);
        return fields;
    }

    private static void collect(JsonNode node, Map<String, JsonNode> fields) {
        for (var component : node.path("components")) {
            fields.put(component.hasNonNull("key") ? component.path("key").asText() : component.path("id").asText(), component);
            collect(component, fields);
        }
    }

    private static Map<String, String> properties(JsonNode field) {
        var properties = new TreeMap<String, String>();
        field.fields().forEachRemaining(e -> {
            if (e.getKey().equals("properties")) e.getValue().fields().forEachRemaining(own -> properties.put(own.getKey(), own.getValue().asText()));
            else if (!List.of("id", "layout", "components").contains(e.getKey())) properties.put(e.getKey(), e.getValue().isValueNode() ? e.getValue().asText() : e.getValue().toString());
        });
        return properties;
    }

    private static String called(String key, JsonNode field, DiffWords words) {
        var label = field.path("label").asText(field.path("dateLabel").asText(""));
        return label.isBlank() ? key + " (" + field.path("type").asText() + ")" : words.say("quoted", label);
    }
}
