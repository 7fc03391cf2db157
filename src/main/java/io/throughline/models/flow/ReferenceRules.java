package io.throughline.models.flow;

import static io.throughline.models.source.Vocabulary.BPMN;
import static io.throughline.models.source.Vocabulary.CAMUNDA;

import io.throughline.models.Catalogue;
import io.throughline.models.Findings;
import io.throughline.models.expression.ModelExpression;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.Nearest;
import io.throughline.models.source.XmlReader;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Whatever a model names exists: steps, topics, messages, forms, decisions, processes, groups. */
public final class ReferenceRules {
    private final BpmnGraph graph;
    private final Catalogue catalogue;
    private final Release release;
    private final Findings findings;

    private ReferenceRules(BpmnGraph graph, Catalogue catalogue, Release release, Findings findings) {
        this.graph = graph;
        this.catalogue = catalogue;
        this.release = release;
        this.findings = findings;
    }

    public static void check(BpmnGraph graph, Catalogue catalogue, Release release, Findings findings) {
        var rules = new ReferenceRules(graph, catalogue, release, findings);
        graph.nodes.values().forEach(rules::node);
        XmlReader.all(graph.document, BPMN, "message").forEach(rules::message);
        for (var kind : Set.of("messageEventDefinition", "errorEventDefinition", "escalationEventDefinition")) {
            XmlReader.all(graph.document, BPMN, kind).forEach(rules::event);
        }
    }

    private void node(Node node) {
        switch (node.kind()) {
            case "serviceTask", "sendTask" -> work(node.xml());
            case "userTask" -> {
                known("unknown-form", "form", node.camunda("formRef"), release.forms().keySet(), node.xml());
                groups(node);
            }
            case "businessRuleTask" -> {
                if (node.camunda("decisionRef").isEmpty()) findings.error(node.id(), "unknown-decision", "Name the decision table in \"Decision reference\".");
                known("unknown-decision", "decision", node.camunda("decisionRef"), release.decisions().keySet(), node.xml());
            }
            case "callActivity" -> known("unknown-process", "process", node.xml().getAttribute("calledElement"), release.processes(), node.xml());
            case "receiveTask" -> {
                if (node.xml().getAttribute("messageRef").isEmpty()) findings.error(node.id(), "unknown-message", "Choose the message that it waits for.");
            }
            default -> { }
        }
    }

    private void work(Element xml) {
        var type = xml.getAttributeNS(CAMUNDA, "type");
        var expression = xml.getAttributeNS(CAMUNDA, "delegateExpression");
        if (type.equals("external")) {
            var topic = xml.getAttributeNS(CAMUNDA, "topic");
            if (topic.isEmpty()) findings.error(xml, "unknown-topic", "Name the topic of the outside work.");
            known("unknown-topic", "topic", topic, catalogue.topics().keySet(), xml);
            if (!expression.isEmpty()) findings.error(xml, "step-or-topic", "Decide: a step or outside work, not both.");
        } else if (!type.isEmpty()) {
            findings.error(xml, "unknown-topic", "Remove the type \"" + type + "\": outside work is of type \"external\" with a topic.");
        } else if (expression.isEmpty()) {
            findings.error(xml, "unknown-step", "Say what it does: a step of the catalogue as ${step}, or a topic for outside work.");
        } else {
            var step = ModelExpression.step(expression);
            if (step.isEmpty()) findings.error(xml, "unknown-step", "Write the delegate expression as ${step} with a step of the catalogue, nothing else.");
            else known("unknown-step", "step", step.get(), catalogue.steps().keySet(), xml);
        }
    }

    private void message(Element xml) {
        var name = xml.getAttribute("name");
        if (name.isEmpty()) findings.error(xml, "unknown-message", "Give the message the name of a business event.");
        known("unknown-message", "message", name, catalogue.messages().keySet(), xml);
    }

    private void event(Element definition) {
        var host = (Element) definition.getParentNode();
        boolean throwing = host.getLocalName().equals("endEvent") || host.getLocalName().equals("intermediateThrowEvent");
        if (definition.getLocalName().equals("messageEventDefinition")) {
            if (throwing) work(definition);
            else if (!declared(definition, "messageRef", "message")) findings.error(host, "unknown-message", "Choose the message that it waits for.");
        } else {
            var kind = definition.getLocalName().replace("EventDefinition", "");
            boolean named = declared(definition, kind + "Ref", kind);
            if (!named && (throwing || definition.hasAttribute(kind + "Ref"))) findings.error(host, "unknown-" + kind, "Choose the " + kind + " that it throws or catches.");
        }
    }

    private boolean declared(Element definition, String attribute, String kind) {
        var ref = definition.getAttribute(attribute);
        var id = ref.substring(ref.indexOf(':') + 1);
        return !ref.isEmpty() && XmlReader.all(graph.document, BPMN, kind).stream().anyMatch(e -> e.getAttribute("id").equals(id));
    }

    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private void groups(Node node) {
        var groups = node.camunda("candidateGroups");
        if (groups.isEmpty() || ModelExpression.isIn(groups)) return;
        for (var group : SEPARATOR.split(groups)) known("unknown-group", "group of people", group, catalogue.groups(), node.xml());
    }

    private void known(String rule, String what, String name, Set<String> known, Element where) {
        if (name.isEmpty() || known.contains(name)) return;
        var near = Nearest.to(name, known);
        findings.error(where, rule, "There is no " + what + " \"" + AllowList.brief(name) + "\""
                + (near == null ? "; choose one that exists." : "; did you mean \"" + near + "\"?"));
    }
}
