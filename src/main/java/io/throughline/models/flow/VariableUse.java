package io.throughline.models.flow;

import static io.throughline.models.source.Vocabulary.BPMN;
import static io.throughline.models.source.Vocabulary.CAMUNDA;

import io.throughline.models.Catalogue;
import io.throughline.models.expression.ModelExpression;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.expression.ModelExpression.Refusal;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.Vocabulary;
import io.throughline.models.source.XmlReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What each element of a model reads and sets, by the catalogue, the forms and the tables. */
final class VariableUse implements Marks {
    private static final Set<String> COUNTERS = Set.of("loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances");
    private final BpmnGraph graph;
    private final Catalogue catalogue;
    private final Release release;
    private final Map<Node, Set<String>> writes = new HashMap<>();

    VariableUse(BpmnGraph graph, Catalogue catalogue, Release release) {
        this.graph = graph;
        this.catalogue = catalogue;
        this.release = release;
    }

    @Override
    public Set<String> writes(Node node) {
        return writes.computeIfAbsent(node, this::written);
    }

    private Set<String> written(Node node) {
        var all = new HashSet<String>();
        block(node.xml()).ifPresent(entry -> all.addAll(entry.writes()));
        message(node).ifPresent(entry -> all.addAll(entry.writes()));
        if (node.is("userTask")) all.addAll(release.forms().getOrDefault(node.camunda("formRef"), Set.of()));
        if (node.is("businessRuleTask")) all.add(node.camunda("resultVariable"));
        if (!node.camunda("initiator").isEmpty()) all.add(node.camunda("initiator"));
        for (var definition : XmlReader.children(node.xml())) {
            for (var name : List.of("errorCodeVariable", "errorMessageVariable", "escalationCodeVariable")) {
                if (definition.hasAttributeNS(CAMUNDA, name)) all.add(definition.getAttributeNS(CAMUNDA, name));
            }
        }
        extension(node, "outputParameter").forEach(e -> all.add(e.getAttribute("name")));
        extension(node, "out").forEach(e -> all.add(e.getAttribute("target")));
        return all;
    }

    /** What the steps of one of many find besides: the element of the collection and the engine's counters. */
    @Override
    public Set<String> ofEach(Node node) {
        var all = new HashSet<String>();
        for (var many : XmlReader.children(node.xml(), "multiInstanceLoopCharacteristics")) {
            all.addAll(COUNTERS);
            all.add(many.getAttributeNS(CAMUNDA, "elementVariable"));
        }
        extension(node, "inputParameter").forEach(e -> all.add(e.getAttribute("name")));
        return all;
    }

    /** What must be there when the node is reached. */
    Set<String> reads(Node node) {
        var all = new LinkedHashSet<String>();
        block(node.xml()).ifPresent(entry -> all.addAll(entry.reads()));
        for (var definition : XmlReader.children(node.xml(), "messageEventDefinition")) block(definition).ifPresent(entry -> all.addAll(entry.reads()));
        if (node.is("businessRuleTask")) all.addAll(release.decisions().getOrDefault(node.camunda("decisionRef"), Set.of()));
        expressions(node.xml(), all, true);
        all.removeAll(ofEach(node));
        return all;
    }

    static Set<String> inExpression(String text) {
        try {
            return ModelExpression.isIn(text) ? ModelExpression.variables(text) : Set.of();
        } catch (Refusal e) {
            return Set.of();
        }
    }

    private void expressions(Element e, Set<String> all, boolean top) {
        var local = e.getLocalName();
        boolean flow = BPMN.equals(e.getNamespaceURI()) && (Vocabulary.isNode(local) || local.equals("sequenceFlow"));
        if (!top && flow || local.equals("conditionalEventDefinition") || local.equals("outputParameter") || local.equals("documentation")) return;
        var attributes = e.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = (Attr) attributes.item(i);
            if (!"delegateExpression".equals(attribute.getLocalName())) all.addAll(inExpression(attribute.getValue()));
        }
        if (local.equals("multiInstanceLoopCharacteristics") && ModelExpression.isVariable(e.getAttributeNS(CAMUNDA, "collection"))) {
            all.add(e.getAttributeNS(CAMUNDA, "collection"));
        }
        if (local.equals("in") && !e.getAttribute("source").isEmpty()) all.add(e.getAttribute("source"));
        var children = XmlReader.children(e);
        if (children.isEmpty()) all.addAll(inExpression(e.getTextContent()));
        children.forEach(child -> expressions(child, all, false));
    }

    private Optional<Catalogue.Entry> block(Element xml) {
        if (xml.getAttributeNS(CAMUNDA, "type").equals("external")) {
            return Optional.ofNullable(catalogue.topics().get(xml.getAttributeNS(CAMUNDA, "topic")));
        }
        return ModelExpression.step(xml.getAttributeNS(CAMUNDA, "delegateExpression")).map(catalogue.steps()::get);
    }

    private Optional<Catalogue.Entry> message(Node node) {
        if (node.is("endEvent", "intermediateThrowEvent")) return Optional.empty();
        var ref = node.is("receiveTask") ? node.xml().getAttribute("messageRef")
                : XmlReader.children(node.xml(), "messageEventDefinition").stream().map(d -> d.getAttribute("messageRef")).findFirst().orElse("");
        return Optional.ofNullable(graph.messages().get(ref)).map(catalogue.messages()::get);
    }

    /** Steps and messages that would set the variable. */
    List<String> sources(String variable) {
        return Stream.concat(catalogue.steps().values().stream().filter(e -> e.writes().contains(variable)).map(e -> "step " + e.name()),
                catalogue.messages().values().stream().filter(e -> e.writes().contains(variable)).map(e -> "message " + e.name())).sorted().collect(Collectors.toList());
    }

    private static List<Element> extension(Node node, String name) {
        return XmlReader.children(node.xml(), "extensionElements").stream().flatMap(x -> XmlReader.children(x).stream())
                .flatMap(x -> x.getLocalName().equals("inputOutput") ? XmlReader.children(x).stream() : Stream.of(x))
                .filter(x -> x.getLocalName().equals(name)).toList();
    }
}
