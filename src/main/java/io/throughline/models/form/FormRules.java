package io.throughline.models.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.models.Findings;
import io.throughline.models.FormWords;
import io.throughline.models.ModelSource;
import io.throughline.models.expression.ModelExpression;
import io.throughline.models.source.AllowList;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Camunda Forms with only the fields that Tasklist can show and send back. */
public final class FormRules {
    private static final int SCHEMA = 16;
    private static final Set<String> SHOWN = Set.of("text", "html", "table", "expression", "separator", "spacer", "group");
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");
    private static final Set<String> ASKED = Set.of("textfield", "textarea", "number", "checkbox", "datetime");
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Findings findings;
    private final Set<String> keys = new HashSet<>();

    private FormRules(Findings findings) {
        this.findings = findings;
    }

    public static void check(ModelSource source, Findings findings) {
        JsonNode form;
        try {
            form = JSON.readTree(source.content());
        } catch (JsonProcessingException e) {
            findings.error("-", "not-json", "Mend the file, line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": " + e.getOriginalMessage());
            return;
        } catch (IOException e) {
            findings.error("-", "not-json", "Mend the file: " + e.getMessage());
            return;
        }
        var id = form.path("id").asText("");
        if (!id.equals(source.stem())) findings.error(id.isEmpty() ? "-" : id, "file-name", "Call the form " + source.stem() + ", like its file.");
        if (form.path("schemaVersion").asInt(0) > SCHEMA) findings.error(id, "form-version", "Save the form for Camunda Platform 7: Tasklist reads schema " + SCHEMA + " at most.");
        if (!form.path("executionPlatform").asText("Camunda Platform").equals("Camunda Platform")) {
            findings.error(id, "form-version", "Save the form for Camunda Platform 7, not for \"" + AllowList.brief(form.path("executionPlatform").asText()) + "\".");
        }
        if (!form.path("components").isArray() || form.path("components").isEmpty()) findings.error("-", "empty", "Put something on the form.");
        var rules = new FormRules(findings);
        form.path("components").forEach(rules::component);
        var untold = FormWords.missing(form, "de");
        if (!untold.isEmpty()) findings.warning(id, "form-german", "Say in German too, among the field's custom properties (label.de, text.de, values.<value>.de, columns.<key>.de): " + String.join(", ", untold) + ".");
    }

    private void component(JsonNode c) {
        var type = c.path("type").asText("");
        var element = c.hasNonNull("key") ? c.path("key").asText() : c.path("id").asText(type);
        if (SHOWN.contains(type)) {
            shown(c, type, element);
        } else if (CHOICES.contains(type) || ASKED.contains(type)) {
            asked(c, type, element);
        } else {
            findings.error(element, "field-type", "Use another field: Tasklist cannot work with \"" + AllowList.brief(type) + "\".");
        }
        c.path("components").forEach(this::component);
    }

    private void shown(JsonNode c, String type, String element) {
        if (type.equals("table") && !c.path("dataSource").asText().startsWith("=")) {
            findings.error(element, "field-data", "Say which list the table shows, like =view.lines.");
        }
        if (type.equals("html") && (c.path("content").asText() + c.path("properties")).matches("(?is).*(<\\s*(script|iframe|object|embed)|\\son\\w+\\s*=|javascript:).*")) {
            findings.error(element, "form-html", "Remove scripts, frames and event handlers from the text.");
        }
        if (type.equals("expression")) key(c, element);
    }

    private void asked(JsonNode c, String type, String element) {
        key(c, element);
        var label = c.path(type.equals("datetime") ? "dateLabel" : "label").asText("") + c.path("timeLabel").asText("");
        if (label.isBlank()) findings.error(element, "label", "Name the field.");
        if (!CHOICES.contains(type)) return;
        int sources = (c.path("values").isArray() && !c.path("values").isEmpty() ? 1 : 0) + (c.hasNonNull("valuesKey") ? 1 : 0) + (c.hasNonNull("valuesExpression") ? 1 : 0);
        if (sources != 1) findings.error(element, "field-data", "Give the field one source of choices: its own, a variable, or an expression.");
        var values = new HashSet<String>();
        for (var choice : c.path("values")) {
            if (!values.add(choice.path("value").asText())) findings.error(element, "field-data", "Give each choice a value of its own.");
            if (choice.path("label").asText("").isBlank()) findings.error(element, "label", "Name each choice.");
        }
    }

    private void key(JsonNode c, String element) {
        var key = c.path("key").asText("");
        if (!ModelExpression.isVariable(key)) {
            findings.error(element, "field-key", "Give the field a key of letters and digits: it becomes a variable.");
        } else if (key.equals("view")) {
            findings.error(element, "field-key", "Choose another key: \"view\" is what the task shows.");
        } else if (!keys.add(key)) {
            findings.error(element, "field-key", "Give one of the two fields another key: one answer would overwrite the other.");
        }
    }
}
