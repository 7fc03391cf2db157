package io.throughline.profitability.builder;

import io.throughline.print.Figures.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What reports can be built about: a query whose rows are read as they are described at its head, nothing else. {@code fields} can be filtered by,
 * those of text and days grouped by; {@code measures} are what is asked for of each group. {@code costs} are measures that tell what people cost,
 * {@code persons} the fields that would tell it of one; {@code detail}: the fields that rows are taken apart by.
 */
public record Subject(String name, int place, Map<String, Kind> fields, Map<String, Measure> measures, List<String> summed, Set<String> costs, Set<String> persons,
               List<String> detail, String sql) {

    record Measure(Kind kind, String sql) {}

    static Subject of(String name, String text) {
        var head = new LinkedHashMap<String, String>();
        text.lines().takeWhile(l -> l.startsWith("--")).map(l -> l.substring(2).split(":", 2)).forEach(l -> head.put(l[0].strip(), l[1].strip()));
        var fields = new LinkedHashMap<String, Kind>();
        for (var field : head.get("fields").split(",")) {
            var parts = field.strip().split("\\s+");
            fields.put(parts[0], Kind.valueOf(parts[1]));
        }
        var measures = new LinkedHashMap<String, Measure>();
        head.forEach((key, value) -> {
            if (!key.startsWith("measure ")) return;
            var parts = value.split("\\s+", 2);
            measures.put(key.substring("measure ".length()), new Measure(Kind.valueOf(parts[0]), parts[1]));
        });
        return new Subject(name, Integer.parseInt(head.get("place")), fields, measures, words(head.get("summed")), Set.copyOf(words(head.get("costs"))),
                Set.copyOf(words(head.get("persons"))), words(head.get("detail")), text);
    }

    List<String> groups() {
        return fields.keySet().stream().filter(f -> !isNumber(fields.get(f))).toList();
    }

    static boolean isNumber(Kind kind) {
        return kind != Kind.TEXT && kind != Kind.DATE;
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split("\\s+"));
    }
}
