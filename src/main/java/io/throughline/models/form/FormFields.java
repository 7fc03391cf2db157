package io.throughline.models.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.models.ModelSource;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The answers that a form gives: the keys of its fields. */
public final class FormFields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFields() {}

    public static Set<String> of(ModelSource form) {
        var keys = new HashSet<String>();
        try {
            collect(JSON.readTree(form.content()), keys);
        } catch (IOException e) {
            return Set.of();
        }
        return keys;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        for (var component : node.path("components")) {
            if (component.hasNonNull("key") && !component.path("type").asText().equals("expression")) keys.add(component.path("key").asText());
            collect(component, keys);
        }
    }
}
