package io.throughline.process;

import io.throughline.api.CsvFile;
import io.throughline.api.InvalidInput;
import io.throughline.api.WrittenNumber;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;

/** What a form sent back, whatever door it came through: Tasklist sends empty fields as null, numbers as Integer or Double, ticks as JSON. */
public final class Answers {
    private final VariableScope scope;

    private Answers(VariableScope scope) {
        this.scope = scope;
    }

    public static Answers in(VariableScope scope) {
        return new Answers(scope);
    }

    /** Empty where nothing was answered. */
    public String text(String field) {
        var value = scope.getVariable(field);
        return value == null ? "" : value.toString().strip();
    }

    public boolean yes(String field) {
        var value = text(field);
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes");
    }

    public BigDecimal number(String field) {
        var value = text(field);
        try {
            return value.isEmpty() ? null : WrittenNumber.of(value);
        } catch (NumberFormatException e) {
            throw new InvalidInput(field, "'%s' is no number; write 1234.50".formatted(CsvFile.brief(value)));
        }
    }

    /** Ticked ids with what is said about each: {@code [{"id": "7", "comment": "…"}]}; plain ids share the one comment. */
    public Map<Long, String> comments(String field, String shared) {
        var comments = new TreeMap<Long, String>();
        if (scope.getVariable(field) instanceof SpinJsonNode node && node.isArray() && node.elements().stream().anyMatch(SpinJsonNode::isObject)) {
            node.elements().forEach(e -> comments.put(id(field, e.hasProp("id") ? e.prop("id").value() : ""), text(e, shared)));
        } else {
            ids(field).forEach(id -> comments.put(id, shared));
        }
        return comments;
    }

    private static String text(SpinJsonNode line, String shared) {
        var own = line.hasProp("comment") ? line.prop("comment").stringValue().strip() : "";
        return own.isEmpty() ? shared : own;
    }

    /** Ticked words: a JSON array, a collection, or words with commas between. */
    public List<String> words(String field) {
        var value = scope.getVariable(field);
        if (value == null) return List.of();
        if (value instanceof Collection<?> list) return list.stream().map(Object::toString).toList();
        if (value instanceof SpinJsonNode node && node.isArray()) return node.elements().stream().map(n -> n.value().toString()).toList();
        return Arrays.stream(value.toString().split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /** Ticked ids: a JSON array, a collection, or ids with commas between. */
    List<Long> ids(String field) {
        var value = scope.getVariable(field);
        if (value == null) return List.of();
        if (value instanceof Collection<?> list) return list.stream().map(o -> id(field, o)).toList();
        if (value instanceof SpinJsonNode node && node.isArray()) {
            return StreamSupport.stream(node.elements().spliterator(), false).map(n -> id(field, n.value())).toList();
        }
        return Arrays.stream(value.toString().replaceAll("[\\[\\]\"\\s]", "").split(",")).filter(s -> !s.isEmpty()).map(s -> id(field, s)).toList();
    }

    private static Long id(String field, Object ticked) {
        try {
            return Long.valueOf(String.valueOf(ticked));
        } catch (NumberFormatException e) {
            throw new InvalidInput(field, "'%s' is none of what can be ticked".formatted(CsvFile.brief(String.valueOf(ticked))));
        }
    }
}
