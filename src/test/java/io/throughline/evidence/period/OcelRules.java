package io.throughline.evidence.period;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the JSON schema of OCEL 2.0 asks of a log (required members and their types), and what its text asks besides: declared types and attributes, unique ids,
 * ends of relationships. Written down by hand: the published schema says nothing of whether it may be copied.
 */
public final class OcelRules {
    /** The members that the published schema requires, "*" for each element of a list. */
    public static final List<String> REQUIRED = List.of("eventTypes", "objectTypes", "events", "objects", "eventTypes/*/name", "eventTypes/*/attributes", "eventTypes/*/attributes/*/name",
            "eventTypes/*/attributes/*/type", "objectTypes/*/name", "objectTypes/*/attributes", "objectTypes/*/attributes/*/name", "objectTypes/*/attributes/*/type", "events/*/id", "events/*/type",
            "events/*/time", "events/*/attributes/*/name", "events/*/attributes/*/value", "events/*/relationships/*/objectId", "events/*/relationships/*/qualifier", "objects/*/id", "objects/*/type",
            "objects/*/attributes/*/name", "objects/*/attributes/*/value", "objects/*/attributes/*/time");
    private static final Set<String> VALUES = Set.of("string", "time", "integer", "float", "boolean");
    private final List<String> problems = new ArrayList<>();
    private final Set<String> objects = new HashSet<>();

    public static List<String> problems(JsonNode log) {
        var rules = new OcelRules();
        rules.check(log);
        return rules.problems;
    }

    /** Takes the member away from the first element that has it. */
    public static void remove(JsonNode log, String path) {
        var steps = path.split("/", 2);
        if (steps.length == 1) ((ObjectNode) log).remove(path);
        else if (!steps[0].equals("*")) remove(log.path(steps[0]), steps[1]);
        else for (var element : log) {
            if (steps[1].contains("*") && element.path(steps[1].split("/")[0]).isEmpty()) continue;
            remove(element, steps[1]);
            return;
        }
    }

    private void check(JsonNode log) {
        for (var list : List.of("eventTypes", "objectTypes", "events", "objects")) if (!log.path(list).isArray()) problems.add(list + " is no list");
        var eventTypes = types(log.path("eventTypes"));
        var objectTypes = types(log.path("objectTypes"));
        for (var object : log.path("objects")) {
            if (!objects.add(text(object, "id"))) problems.add("twice: " + object.path("id"));
        }
        for (var object : log.path("objects")) one(object, objectTypes, true);
        var events = new HashSet<String>();
        for (var event : log.path("events")) {
            if (!events.add(text(event, "id"))) problems.add("twice: " + event.path("id"));
            time(event);
            one(event, eventTypes, false);
        }
    }

    private Map<String, Set<String>> types(JsonNode declared) {
        var types = new HashMap<String, Set<String>>();
        for (var type : declared) {
            var attributes = new HashSet<String>();
            if (!type.path("attributes").isArray()) problems.add("a type without attributes: " + type);
            for (var attribute : type.path("attributes")) {
                attributes.add(text(attribute, "name"));
                if (!VALUES.contains(text(attribute, "type"))) problems.add("no type of values: " + attribute);
            }
            if (types.put(text(type, "name"), attributes) != null) problems.add("declared twice: " + type);
        }
        return types;
    }

    private void one(JsonNode thing, Map<String, Set<String>> types, boolean timed) {
        var declared = types.get(text(thing, "type"));
        if (declared == null) problems.add("undeclared type: " + thing.path("type"));
        for (var attribute : thing.path("attributes")) {
            if (declared != null && !declared.contains(text(attribute, "name"))) problems.add("undeclared attribute: " + attribute);
            text(attribute, "value");
            if (timed) time(attribute);
        }
        for (var related : thing.path("relationships")) {
            text(related, "qualifier");
            if (!objects.contains(text(related, "objectId"))) problems.add("related to nothing: " + related);
        }
    }

    private void time(JsonNode node) {
        try {
            OffsetDateTime.parse(text(node, "time"));
        } catch (DateTimeParseException e) {
            problems.add("no time: " + node);
        }
    }

    private String text(JsonNode node, String member) {
        if (!node.path(member).isTextual()) problems.add(member + " is missing or no text: " + node);
        return node.path(member).asText();
    }
}
