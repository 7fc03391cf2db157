package io.throughline.process;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;

/** What a form sent back, whatever door it came through: Tasklist sends empty fields as null, numbers as Integer or Double, ticks as JSON. */
final class Answers {
    private final VariableScope scope;

    private Answers(VariableScope scope) {
        this.scope = scope;
    }

    static Answers in(VariableScope scope) {
        return new Answers(scope);
    }

    /** Empty where nothing was answered. */
    String text(String field) {
        var value = scope.getVariable(field);
        return value == null ? "" : value.toString().strip();
    }

    boolean yes(String field) {
        var value = text(field);
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes");
    }

    BigDecimal number(String field) {
        var value = text(field);
        return value.isEmpty() ? null : new BigDecimal(value);
    }

    /** Ticked ids: a JSON array, a collection, or ids with commas between. */
    List<Long> ids(String field) {
        var value = scope.getVariable(field);
        if (value == null) return List.of();
        if (value instanceof Collection<?> list) return list.stream().map(o -> Long.valueOf(o.toString())).toList();
        if (value instanceof SpinJsonNode node && node.isArray()) {
            return StreamSupport.stream(node.elements().spliterator(), false).map(n -> Long.valueOf(n.value().toString())).toList();
        }
        return Arrays.stream(value.toString().replaceAll("[\\[\\]\"\\s]", "").split(",")).filter(s -> !s.isEmpty()).map(Long::valueOf).toList();
    }
}
