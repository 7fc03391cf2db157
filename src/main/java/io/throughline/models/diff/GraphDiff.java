package io.throughline.models.diff;

import io.throughline.models.FileChange.Change;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.BpmnGraph.Flow;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.Vocabulary;
import io.throughline.models.source.XmlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Two drawings of one process, element by element. */
public final class GraphDiff {
    private final BpmnGraph before;
    private final BpmnGraph after;
    private final DiffWords words;
    private final List<Change> changes = new ArrayList<>();

    private GraphDiff(BpmnGraph before, BpmnGraph after, DiffWords words) {
        this.before = before;
        this.after = after;
        this.words = words;
    }

    public static List<Change> between(BpmnGraph before, BpmnGraph after, DiffWords words) {
        var diff = new GraphDiff(before, after, words);
        diff.process();
        diff.nodes();
        diff.flows();
        return diff.changes;
    }

    private void process() {
        for (int i = 0; i < Math.min(before.processes.size(), after.processes.size()); i++) {
            var is = after.processes.get(i);
            changes.addAll(words.properties(is.getAttribute("id"), words.begin("process"), attributes(before.processes.get(i), before), attributes(is, after)));
        }
    }

    private void nodes() {
        for (var node : after.nodes.values()) {
            var was = before.nodes.get(node.id());
            if (was == null) changes.add(Change.added(node.id(), leadsTo(node).isEmpty() ? words.say("new", what(node)) : words.say("newThen", what(node), leadsTo(node))));
            else changes.addAll(words.properties(node.id(), words.begin("element", kind(node), called(node)), properties(was, before), properties(node, after)));
        }
        for (var node : before.nodes.values()) {
            if (!after.nodes.containsKey(node.id())) changes.add(Change.removed(node.id(), words.say("gone", what(node))));
        }
        var oldPlaces = places(before);
        places(after).forEach((id, place) -> {
            var was = oldPlaces.get(id);
            if (was == null || was.equals(place) || !after.nodes.containsKey(id)) return;
            changes.add(new Change(id, "moved", null, was, place, words.say("drawn", what(after.nodes.get(id)))));
        });
    }

    private void flows() {
        var old = byEnds(before);
        var now = byEnds(after);
        now.forEach((ends, flow) -> {
            var was = old.get(ends);
            if (was == null) changes.add(Change.added(flow.id(), words.say("new", way(after, flow) + (flow.name().isEmpty() ? "" : " (" + words.say("quoted", flow.name()) + ")")
                    + (flow.condition().isEmpty() ? "" : " " + words.say("where", flow.condition())))));
            else changes.addAll(words.properties(flow.id(), words.begin("way", name(after, flow.from()), name(after, flow.to())), properties(was), properties(flow)));
        });
        old.forEach((ends, flow) -> {
            if (!now.containsKey(ends)) changes.add(Change.removed(flow.id(), words.say("gone", way(before, flow))));
        });
    }

    private static Map<String, Flow> byEnds(BpmnGraph graph) {
        return graph.flows.stream().collect(Collectors.toMap(f -> f.from() + " " + f.to() + " " + (graph.flows.stream().filter(o -> o.from().equals(f.from()) && o.to().equals(f.to())).count() > 1 ? f.id() : ""),
                f -> f, (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private static Map<String, String> properties(Flow flow) {
        return Map.of("answer", flow.name(), "condition", flow.condition());
    }

    private Map<String, String> properties(Node node, BpmnGraph graph) {
        var properties = new TreeMap<String, String>(attributes(node.xml(), graph));
        properties.put("kind", kind(node));
        inner(node.xml(), graph, properties);
        return properties;
    }

    private static void inner(Element e, BpmnGraph graph, Map<String, String> properties) {
        for (var child : XmlReader.children(e)) {
            var name = child.getLocalName();
            if (Vocabulary.isNode(name) || List.of("incoming", "outgoing", "sequenceFlow", "textAnnotation", "association").contains(name)) continue;
            attributes(child, graph).forEach((k, v) -> properties.merge(k.equals("name") ? name : name + " " + k, v, (a, b) -> a + ", " + b));
            if (XmlReader.children(child).isEmpty() && !child.getTextContent().isBlank()) properties.merge(name, child.getTextContent().strip(), (a, b) -> a + ", " + b);
            inner(child, graph, properties);
        }
    }

    private static Map<String, String> attributes(Element e, BpmnGraph graph) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < e.getAttributes().getLength(); i++) {
            var a = (Attr) e.getAttributes().item(i);
            var name = a.getLocalName() == null ? a.getName() : a.getLocalName();
            if (name.equals("id") || name.equals("xmlns") || a.getName().startsWith("xmlns") || name.startsWith("modelerTemplate") || name.equals("type") && a.getNamespaceURI() != null && a.getNamespaceURI().equals(Vocabulary.XSI)) continue;
            if (name.equals("messageRef")) values.put("message", graph.messages().getOrDefault(a.getValue(), a.getValue()));
            else if (name.equals("default")) values.put("default way", graph.flows.stream().filter(f -> f.id().equals(a.getValue())).map(Flow::to).findFirst().orElse(a.getValue()));
            else values.put(name, a.getValue());
        }
        return values;
    }

    private static Map<String, String> places(BpmnGraph graph) {
        var places = new HashMap<String, String>();
        for (var namespace : Vocabulary.DRAWING) {
            for (var shape : XmlReader.all(graph.document, namespace, "BPMNShape")) {
                XmlReader.children(shape, "Bounds").forEach(b -> places.put(shape.getAttribute("bpmnElement"), b.getAttribute("x") + "/" + b.getAttribute("y")));
            }
        }
        return places;
    }

    private String kind(Node node) {
        return words.word("kind", node.kind());
    }

    private String what(Node node) {
        return words.say("element", kind(node), called(node));
    }

    private String leadsTo(Node node) {
        return after.after(node).stream().map(GraphDiff::called).collect(Collectors.joining(" " + words.say("or") + " "));
    }

    private String way(BpmnGraph graph, Flow flow) {
        return words.say("way", name(graph, flow.from()), name(graph, flow.to()));
    }

    private static String name(BpmnGraph graph, String id) {
        var node = graph.nodes.get(id);
        return node == null ? "?" : called(node);
    }

    private static String called(Node node) {
        return node.name().isEmpty() ? node.id() : node.name();
    }
}
