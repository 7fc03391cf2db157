package io.throughline.evidence.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A decision table as it was deployed: what it asks for, what it answers, and its rows by id, in their order. */
public record KeptTable(List<Column> inputs, List<Column> outputs, Map<String, Row> rows) {
    /** {@code id} is what a decision on record calls it. */
    public record Column(String id, String label) {}

    /** {@code conditions} and {@code answers} as an analyst wrote them. */
    public record Row(int number, String says, List<String> conditions, List<String> answers) {}

    static KeptTable of(byte[] dmn, String decision) {
        var decisions = DrawnModel.parse(dmn).getElementsByTagNameNS("*", "decision");
        for (int i = 0; i < decisions.getLength(); i++) {
            if (decisions.item(i) instanceof Element found && found.getAttribute("id").equals(decision)) return read(found);
        }
        return new KeptTable(List.of(), List.of(), Map.of());
    }

    private static KeptTable read(Element decision) {
        var inputs = all(decision, "input").stream().map(e -> new Column(or(e.getAttribute("label"), e.getAttribute("id")), or(e.getAttribute("label"), e.getAttribute("id")))).toList();
        var outputs = all(decision, "output").stream().map(e -> new Column(e.getAttribute("name"), or(e.getAttribute("label"), e.getAttribute("name")))).toList();
        var rows = new LinkedHashMap<String, Row>();
        for (var rule : all(decision, "rule")) {
            rows.put(rule.getAttribute("id"), new Row(rows.size() + 1, all(rule, "description").stream().map(e -> e.getTextContent().strip()).findFirst().orElse(""),
                    texts(rule, "inputEntry"), texts(rule, "outputEntry")));
        }
        return new KeptTable(inputs, outputs, rows);
    }

    private static List<String> texts(Element rule, String kind) {
        return all(rule, kind).stream().map(e -> e.getTextContent().strip()).toList();
    }

    private static List<Element> all(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element e)) continue;
            if (e.getLocalName().equals(name)) found.add(e);
            else if (e.getLocalName().equals("decisionTable")) found.addAll(all(e, name));
        }
        return found;
    }

    private static String or(String given, String otherwise) {
        return given.isBlank() ? otherwise : given;
    }
}
