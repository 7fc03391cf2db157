package io.throughline.evidence.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a task showed, to read: single values, and its lists as tables. Whatever a form had is here, under the form's own names. */
public record SeenShown(Map<String, String> values, List<Table> tables) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public record Table(String name, List<String> columns, List<List<String>> rows) {}

    static SeenShown of(String seen) {
        var values = new LinkedHashMap<String, String>();
        var tables = new ArrayList<Table>();
        try {
            JSON.readTree(seen).properties().forEach(field -> {
                var value = field.getValue();
                if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) tables.add(table(field.getKey(), value));
                else values.put(Say.inWords(field.getKey()), text(value));
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return new SeenShown(values, tables);
    }

    private static Table table(String name, JsonNode rows) {
        var columns = new LinkedHashSet<String>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        return new Table(Say.inWords(name), columns.stream().map(Say::inWords).toList(),
                StreamSupport.stream(rows.spliterator(), false).map(row -> columns.stream().map(c -> text(row.path(c))).toList()).toList());
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return "";
        if (value.isArray()) return StreamSupport.stream(value.spliterator(), false).map(SeenShown::text).collect(Collectors.joining(", "));
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
