package io.throughline.models.flow;

import io.throughline.models.Findings;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.Vocabulary;
import io.throughline.models.source.XmlReader;
import java.util.HashSet;
import org.w3c.dom.Element;

/** A model can be read aloud: everything has a name, every split says what it asks and what the answers are, everything is drawn. */
public final class NameRules {
    private NameRules() {}

    public static void check(BpmnGraph graph, Findings findings) {
        for (var node : graph.nodes.values()) {
            if (node.name().isEmpty() && needsName(node)) {
                findings.error(node.id(), "label", node.is("exclusiveGateway", "inclusiveGateway")
                        ? "Name the gateway after the question that it asks." : "Give it a name that a reader understands.");
            }
            if (!node.is("exclusiveGateway", "inclusiveGateway") || node.out().size() < 2) continue;
            for (var flow : node.out()) {
                if (flow.name().isEmpty()) findings.error(flow.id(), "label", "Write the answer to \"" + node.name() + "\" on the flow.");
            }
        }
        ids(graph, findings);
        drawing(graph, findings);
    }

    private static boolean needsName(Node node) {
        if (node.is("parallelGateway", "eventBasedGateway")) return false;
        return !Vocabulary.GATEWAYS.contains(node.kind()) || node.out().size() > 1;
    }

    private static void ids(BpmnGraph graph, Findings findings) {
        var seen = new HashSet<String>();
        var all = graph.document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            var e = (Element) all.item(i);
            if (e.hasAttribute("id") && !seen.add(e.getAttribute("id"))) findings.error(e, "duplicate-id", "Give one of the two elements another id.");
            if (Vocabulary.BPMN.equals(e.getNamespaceURI()) && Vocabulary.isNode(e.getLocalName()) && e.getAttribute("id").isEmpty()) {
                findings.error(e, "id", "Give the " + e.getLocalName() + " \"" + e.getAttribute("name") + "\" an id.");
            }
        }
    }

    private static void drawing(BpmnGraph graph, Findings findings) {
        var drawn = new HashSet<String>();
        for (var shape : Vocabulary.DRAWING) {
            for (var kind : new String[] {"BPMNShape", "BPMNEdge"}) {
                XmlReader.all(graph.document, shape, kind).forEach(e -> drawn.add(e.getAttribute("bpmnElement")));
            }
        }
        for (var node : graph.nodes.values()) if (!drawn.contains(node.id())) findings.warning(node.id(), "drawing", "Draw it: the diagram does not show it.");
        for (var flow : graph.flows) if (!drawn.contains(flow.id())) findings.warning(flow.id(), "drawing", "Draw it: the diagram does not show the flow.");
    }
}
