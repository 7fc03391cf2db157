package io.throughline.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a form says in another language stands in the form itself, among each field's custom properties: {@code label.de}, {@code text.de},
 * {@code values.true.de} for a choice, {@code columns.day.de} for a table's head. Where a word is missing, the form's own stays.
 */
public final class FormWords {
    private static final List<String> TEXTS = List.of("label", "dateLabel", "timeLabel", "text", "content", "description");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A text of the form: whose it is, where its other languages stand, and where it is written. */
    private record Word(String field, JsonNode properties, String key, ObjectNode at, String name) {
        String in(String language) {
            return properties.path(key + "." + language).asText("");
        }
    }

    private FormWords() {}

    /** The form as a reader of the language meets it. */
    public static String in(String form, String language) throws JsonProcessingException {
        var read = JSON.readTree(form);
        each(read, word -> {
            var said = word.in(language);
            if (!said.isBlank()) word.at.put(word.name, said);
        });
        return JSON.writeValueAsString(read);
    }

    /** Texts without a word in the language, as {@code comment (label)}; none where the form does not speak it at all. */
    public static List<String> missing(JsonNode form, String language) {
        var missing = new ArrayList<String>();
        var spoken = new ArrayList<String>();
        each(form, word -> {
            var own = word.at.path(word.name).asText("");
            if (!word.in(language).isBlank()) spoken.add(word.key);
            else if (own.chars().anyMatch(Character::isLetter) && !own.startsWith("=")) missing.add("%s (%s)".formatted(word.field, word.key));
        });
        return spoken.isEmpty() ? List.of() : missing;
    }

    private static void each(JsonNode parent, Consumer<Word> what) {
        for (var component : parent.path("components")) {
            if (!(component instanceof ObjectNode field)) continue;
            var called = field.path("key").asText(field.path("id").asText(field.path("type").asText()));
            var properties = field.path("properties");
            TEXTS.stream().filter(field::hasNonNull).forEach(text -> what.accept(new Word(called, properties, text, field, text)));
            labels(field, "values", "value", called, what);
            labels(field, "columns", "key", called, what);
            each(field, what);
        }
    }

    private static void labels(ObjectNode field, String list, String name, String called, Consumer<Word> what) {
        for (var one : field.path(list)) {
            if (one instanceof ObjectNode entry && entry.hasNonNull("label")) {
                what.accept(new Word(called, field.path("properties"), list + "." + entry.path(name).asText(), entry, "label"));
            }
        }
    }
}
