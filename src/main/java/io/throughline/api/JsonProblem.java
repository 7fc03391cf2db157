package io.throughline.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says of JSON that could not be read which field is to blame, and why, without the reader's inner words. */
final class JsonProblem {
    private static final String BODY = "body";
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");

    private JsonProblem() {}

    static InvalidInput.Problem of(HttpMessageNotReadableException e) {
        var cause = e.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return new InvalidInput.Problem(field(unknown), "is not known here; known are " + names(unknown.getKnownPropertyIds()));
        }
        if (cause instanceof InvalidFormatException wrong) {
            return new InvalidInput.Problem(field(wrong), "'%s' is no %s".formatted(brief(wrong.getValue()), kind(wrong.getTargetType())));
        }
        if (cause instanceof ValueInstantiationException wrong) return new InvalidInput.Problem(field(wrong), reason(wrong));
        if (cause instanceof MismatchedInputException more && more.getOriginalMessage().startsWith("Trailing token")) {
            return new InvalidInput.Problem(BODY, "goes on after its end");
        }
        if (cause instanceof MismatchedInputException wrong) return new InvalidInput.Problem(field(wrong), "must be " + article(kind(wrong.getTargetType())));
        if (cause instanceof StreamConstraintsException) return new InvalidInput.Problem(BODY, "holds a value that is too long or too deep");
        if (cause instanceof JsonParseException broken) return broken(broken);
        if (cause instanceof JsonMappingException wrong) {
            return wrong.getCause() instanceof JsonParseException broken ? broken(broken) : new InvalidInput.Problem(field(wrong), reason(wrong));
        }
        return new InvalidInput.Problem(BODY, e.getMessage() != null && e.getMessage().startsWith("Required request body") ? "is missing" : "cannot be read");
    }

    private static InvalidInput.Problem broken(JsonParseException e) {
        var twice = TWICE.matcher(e.getOriginalMessage());
        if (twice.matches()) return new InvalidInput.Problem(twice.group(1), "is given twice");
        return new InvalidInput.Problem(BODY, "is no JSON at line %d, column %d".formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }

    private static String field(JsonMappingException e) {
        var path = e.getPath().stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? BODY : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String reason(JsonMappingException e) {
        var root = e.getCause() == null ? e : e.getCause();
        if (root instanceof NumberFormatException) return "is no amount; write {\"amount\": \"1234.50\", \"currency\": \"EUR\"}";
        if (root instanceof IllegalArgumentException && e instanceof ValueInstantiationException known && known.getType() != null && known.getType().isEnumType()) {
            return "is no " + kind(known.getType().getRawClass());
        }
        if (root instanceof IllegalArgumentException && root.getMessage() == null) return "is no value that is known here";
        return root instanceof JsonMappingException j ? j.getOriginalMessage() : root.getMessage();
    }

    /** What was sent, said again, but not all of a book. */
    static String brief(Object value) {
        var text = String.valueOf(value);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static String names(Collection<?> names) {
        return names == null ? "none" : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String article(String kind) {
        return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }

    static String kind(Class<?> type) {
        if (type == null) return "value of the kind that is asked for";
        if (type.isEnum()) return "one of " + Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        if (type == BigDecimal.class || type == double.class || type == Double.class) return "number";
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) return "whole number";
        if (type == Boolean.class || type == boolean.class) return "true or false";
        if (type == java.time.LocalDate.class) return "date (2026-03-31)";
        if (Temporal.class.isAssignableFrom(type)) return "time (2026-03-31T09:00:00Z)";
        if (type == String.class) return "text";
        if (Collection.class.isAssignableFrom(type) || type.isArray()) return "list";
        return "object";
    }
}
