package io.throughline.models.source;

import static io.throughline.models.source.Vocabulary.BPMN;
import static io.throughline.models.source.Vocabulary.CAMUNDA;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A parsed model as nodes and flows, without the engine: enough to ask where a path leads. */
public final class BpmnGraph {
    public final Map<String, Node> nodes = new LinkedHashMap<>();
    public final List<Flow> flows = new ArrayList<>();
    public final List<Element> processes;
    public final Document document;
    private Map<String, String> messages;

    public record Node(String id, String kind, Element xml, List<Flow> in, List<Flow> out) {
        public String name() {
            return xml.getAttribute("name").strip();
        }

        public String camunda(String attribute) {
            return xml.getAttributeNS(CAMUNDA, attribute).strip();
        }

        public boolean is(String... kinds) {
            return List.of(kinds).contains(kind);
        }

        public boolean isTrue(String camundaAttribute) {
            return camunda(camundaAttribute).equals("true");
        }

        public boolean has(String child) {
            return !XmlReader.children(xml, child).isEmpty();
        }

        public boolean isEventSubProcess() {
            return kind.equals("subProcess") && xml.getAttribute("triggeredByEvent").equals("true");
        }

        public boolean isExternal() {
            return camunda("type").equals("external");
        }
    }

    public record Flow(String id, String from, String to, String name, String condition) {}

    public BpmnGraph(Document document) {
        this.document = document;
        processes = XmlReader.all(document, BPMN, "process");
        walk(document.getDocumentElement());
        for (var flow : flows) {
            if (nodes.containsKey(flow.from())) nodes.get(flow.from()).out().add(flow);
            if (nodes.containsKey(flow.to())) nodes.get(flow.to()).in().add(flow);
        }
    }

    private void walk(Element e) {
        var kind = e.getLocalName();
        if (BPMN.equals(e.getNamespaceURI()) && Vocabulary.isNode(kind)) {
            nodes.put(e.getAttribute("id"), new Node(e.getAttribute("id"), kind, e, new ArrayList<>(), new ArrayList<>()));
        } else if (BPMN.equals(e.getNamespaceURI()) && kind.equals("sequenceFlow")) {
            var condition = XmlReader.children(e, "conditionExpression");
            flows.add(new Flow(e.getAttribute("id"), e.getAttribute("sourceRef"), e.getAttribute("targetRef"), e.getAttribute("name").strip(),
                    condition.isEmpty() ? "" : condition.get(0).getTextContent().strip()));
        }
        XmlReader.children(e).forEach(this::walk);
    }

    /** Where a token starts by itself: start events, events on the edge, event sub-processes. */
    public boolean isEntry(Node node) {
        return node.is("startEvent", "boundaryEvent") || node.isEventSubProcess() || isLinkTarget(node);
    }

    public static boolean isLinkTarget(Node node) {
        return node.is("intermediateCatchEvent") && node.has("linkEventDefinition");
    }

    public static boolean isLinkSource(Node node) {
        return node.is("intermediateThrowEvent") && node.has("linkEventDefinition");
    }

    /** A place where the instance stops until something outside of it happens. A sub-process waits if anything in it does. */
    public boolean waits(Node node) {
        if (node.is("userTask", "receiveTask", "callActivity") || node.isExternal()) return true;
        if (node.is("intermediateCatchEvent")) return !isLinkTarget(node);
        if (!node.is("subProcess")) return false;
        return nodes.values().stream().anyMatch(n -> n != node && isInside(n.xml(), node.xml()) && !n.is("boundaryEvent") && waits(n));
    }

    /** The nodes directly in a sub-process; in the process itself for null. */
    public List<Node> inside(Node scope) {
        return nodes.values().stream().filter(n -> around(n) == scope).toList();
    }

    /** The sub-process directly around a node; null where that is the process. */
    public Node around(Node node) {
        return node.xml().getParentNode() instanceof Element e && e.getLocalName().equals("subProcess") ? nodes.get(e.getAttribute("id")) : null;
    }

    /** Names of the declared messages by their ids. */
    public Map<String, String> messages() {
        if (messages == null) {
            messages = new LinkedHashMap<>();
            XmlReader.all(document, BPMN, "message").forEach(m -> messages.put(m.getAttribute("id"), m.getAttribute("name")));
        }
        return messages;
    }

    private static boolean isInside(Element inner, Element outer) {
        for (var n = inner.getParentNode(); n != null; n = n.getParentNode()) if (n == outer) return true;
        return false;
    }

    public List<Node> after(Node node) {
        return node.out().stream().map(f -> nodes.get(f.to())).filter(n -> n != null).toList();
    }

    List<Node> before(Node node) {
        return node.in().stream().map(f -> nodes.get(f.from())).filter(n -> n != null).toList();
    }

    /** All nodes on the ways from (or, backwards, to) these, themselves among them. */
    public Set<Node> reach(List<Node> from, boolean backwards) {
        var seen = new LinkedHashSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var node = open.poll();
            for (var next : backwards ? before(node) : after(node)) if (seen.add(next)) open.add(next);
        }
        return seen;
    }
}
