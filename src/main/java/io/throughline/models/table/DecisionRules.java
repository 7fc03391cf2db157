package io.throughline.models.table;

import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import io.throughline.models.expression.FeelText;
import io.throughline.models.flow.ProcessRules;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.XmlReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Decision tables: FEEL only, the same answer on any day, every row as wide as the table. */
public final class DecisionRules {
    public static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final Set<String> ELEMENTS = Set.of("definitions", "decision", "decisionTable", "input", "inputExpression", "inputValues", "output",
            "outputValues", "defaultOutputEntry", "rule", "inputEntry", "outputEntry", "text", "description", "annotation", "annotationEntry", "variable",
            "informationRequirement", "requiredDecision", "requiredInput", "inputData", "literalExpression", "textAnnotation", "association",
            "sourceRef", "targetRef", "extensionElements");
    private static final Set<String> DRAWING = Set.of("https://www.omg.org/spec/DMN/20191111/DMNDI/", "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/", "http://bpmn.io/schema/dmn/biodi/2.0", "http://bpmn.io/schema/dmn/biodi/1.0");
    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double", "date");
    private static final Set<String> LANGUAGES = Set.of("", "feel", "https://www.omg.org/spec/DMN/20191111/FEEL/");

    private final Findings findings;

    private DecisionRules(Findings findings) {
        this.findings = findings;
    }

    public static void check(ModelSource source, Document document, Findings findings) {
        var root = document.getDocumentElement();
        if (!DMN.equals(root.getNamespaceURI()) || !root.getLocalName().equals("definitions")) {
            findings.error("-", "dmn-version", "Save the table as DMN 1.3.");
            return;
        }
        var rules = new DecisionRules(findings);
        rules.walk(root);
        var decisions = XmlReader.all(document, DMN, "decision");
        decisions.forEach(rules::decision);
        if (decisions.stream().noneMatch(d -> d.getAttribute("id").equals(source.stem()))) {
            findings.error("-", "file-name", "Call the decision " + source.stem() + ", like its file.");
        }
    }

    public static List<String> ids(Document document) {
        return XmlReader.all(document, DMN, "decision").stream().map(d -> d.getAttribute("id")).collect(Collectors.toList());
    }

    private void walk(Element e) {
        var namespace = e.getNamespaceURI() == null ? "" : e.getNamespaceURI();
        if (DRAWING.contains(namespace)) return;
        if (!namespace.equals(DMN) || !ELEMENTS.contains(e.getLocalName())) {
            findings.error(e, "unknown-element", "Remove the element \"" + e.getNodeName() + "\": decisions are tables and FEEL expressions.");
            return;
        }
        attributes(e);
        if (e.getLocalName().equals("text")) feel(e);
        XmlReader.children(e).forEach(this::walk);
    }

    private void attributes(Element e) {
        for (var name : List.of("expressionLanguage", "typeLanguage")) {
            if (!LANGUAGES.contains(e.getAttribute(name))) {
                findings.error(e, "feel-only", "Remove the language \"" + AllowList.brief(e.getAttribute(name)) + "\": tables hold FEEL.");
            }
        }
        var attributes = e.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            if (!CAMUNDA.equals(attribute.getNamespaceURI())) continue;
            if (!Set.of("historyTimeToLive", "versionTag", "inputVariable").contains(attribute.getLocalName())) {
                findings.error(e, "unknown-attribute", "Remove the attribute \"" + attribute.getNodeName() + "\".");
            }
        }
    }

    private void feel(Element text) {
        var parent = text.getParentNode().getLocalName();
        if (Set.of("textAnnotation", "annotationEntry", "annotation").contains(parent)) return;
        boolean cell = Set.of("inputEntry", "inputValues", "outputValues").contains(parent);
        FeelText.problem(text.getTextContent(), cell).ifPresent(p -> findings.error(text, p.rule(), p.message()));
    }

    private void decision(Element decision) {
        var id = decision.getAttribute("id");
        ProcessRules.timeToLive(decision.getAttributeNS(CAMUNDA, "historyTimeToLive"), id, findings);
        if (decision.getAttribute("name").isBlank()) findings.error(id, "label", "Give the decision a name.");
        var tables = XmlReader.children(decision, "decisionTable");
        if (tables.isEmpty() && XmlReader.children(decision, "literalExpression").isEmpty()) {
            findings.error(id, "empty", "Fill the decision with a table.");
        }
        tables.forEach(this::table);
    }

    private void table(Element table) {
        var inputs = XmlReader.children(table, "input");
        var outputs = XmlReader.children(table, "output");
        var rows = XmlReader.children(table, "rule");
        if (inputs.isEmpty() || outputs.isEmpty() || rows.isEmpty()) findings.error(table, "empty", "Give the table an input, an output and a row.");
        for (var input : inputs) {
            if (input.getAttribute("label").isBlank()) findings.error(input, "label", "Name the input column.");
            for (var expression : XmlReader.children(input, "inputExpression")) {
                if (!expression.getAttribute("typeRef").isEmpty()) type(expression);
                if (expression.getTextContent().isBlank()) findings.error(input, "empty", "Say what the column looks at: a FEEL expression.");
            }
        }
        for (var output : outputs) {
            type(output);
            if (output.getAttribute("name").isBlank()) findings.error(output, "label", "Name the output column.");
        }
        for (var row : rows) {
            if (XmlReader.children(row, "inputEntry").size() != inputs.size() || XmlReader.children(row, "outputEntry").size() != outputs.size()) {
                findings.error(row, "row-width", "Give the row one cell for each column.");
            }
            for (var entry : XmlReader.children(row, "outputEntry")) {
                if (entry.getTextContent().isBlank()) findings.error(entry, "empty", "Fill the cell: a row answers in each column.");
            }
        }
    }

    private void type(Element column) {
        var type = column.getAttribute("typeRef");
        if (!TYPES.contains(type)) findings.error(column, "type", "Choose one of the types string, boolean, integer, long, double, date; \"" + AllowList.brief(type) + "\" is none.");
    }
}
