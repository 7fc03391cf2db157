package io.throughline.models.source;

import static io.throughline.models.source.Vocabulary.BPMN;
import static io.throughline.models.source.Vocabulary.CAMUNDA;

import io.throughline.models.Findings;
import io.throughline.models.expression.ModelExpression.Refusal;
import io.throughline.models.expression.ModelExpression;
import java.util.Map;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;

/** The allow-list over the raw XML of a BPMN file: every element, attribute and text of it, whether the engine would read it or not. */
public final class AllowList {
    private static final String SCRIPT = "Replace the script by a step: the model says when, Java does the work.";
    private static final String FORM = "Draw a Camunda Form under forms/ and name it in \"Form reference\".";
    private static final String CLASS = "Name a step of the catalogue as delegate expression, ${step}, instead of a Java class.";
    private static final Map<String, String[]> FORBIDDEN = Map.ofEntries(
            entry("script", "script", SCRIPT), entry("scriptTask", "script", SCRIPT), entry("resource", "script", SCRIPT),
            entry("scriptFormat", "script", SCRIPT), entry("language", "script", "Remove the language: conditions are ${…} expressions."),
            entry("expressionLanguage", "script", "Remove the expression language: conditions are ${…} expressions."),
            entry("executionListener", "listener", "Remove the listener; put a step there that the reader of the model can see."),
            entry("taskListener", "listener", "Remove the listener; put a step there that the reader of the model can see."),
            entry("connector", "connector", "Remove the connector; outside work is an external task with a topic."),
            entry("connectorId", "connector", "Remove the connector; outside work is an external task with a topic."),
            entry("class", "java-class", CLASS), entry("field", "java-class", CLASS), entry("variableMappingClass", "java-class", CLASS),
            entry("variableMappingDelegateExpression", "java-class", CLASS), entry("taskFormHandler", "java-class", CLASS),
            entry("formHandlerClass", "java-class", CLASS),
            entry("expression", "expression-task", "Name a step of the catalogue as delegate expression, ${step}, instead of an expression."),
            entry("formKey", "form-kind", FORM), entry("formData", "form-kind", FORM), entry("formField", "form-kind", FORM),
            entry("formProperty", "form-kind", FORM),
            entry("signal", "unknown-element", "Use a message instead of the signal: it reaches only the case that it is meant for."),
            entry("signalEventDefinition", "unknown-element", "Use a message instead of the signal: it reaches only the case that it is meant for."),
            entry("task", "unknown-element", "Make it a user task or a step: a plain task does nothing."),
            entry("manualTask", "unknown-element", "Make it a user task: the engine passes a manual task without waiting."),
            entry("standardLoopCharacteristics", "unknown-element", "Draw the loop with a gateway: the engine ignores the loop marker."),
            entry("import", "import", "Remove the import: a model stands on its own."));

    private final Findings findings;

    private AllowList(Findings findings) {
        this.findings = findings;
    }

    public static void check(Document document, Findings findings) {
        var list = new AllowList(findings);
        for (var n = document.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof ProcessingInstruction) findings.error("-", "unknown-element", "Remove the processing instruction \"" + n.getNodeName() + "\".");
        }
        list.walk(document.getDocumentElement());
    }

    private void walk(Element e) {
        var namespace = e.getNamespaceURI() == null ? "" : e.getNamespaceURI();
        var name = e.getLocalName();
        boolean known = Vocabulary.DRAWING.contains(namespace) || namespace.equals(BPMN) && Vocabulary.knows(name)
                || namespace.equals(CAMUNDA) && Vocabulary.knowsExtension(name);
        if (!known) {
            refuse(e, name, "unknown-element", "Remove the element \"" + e.getNodeName() + "\": models may not contain it.");
            return;
        }
        var attributes = e.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) attribute(e, (Attr) attributes.item(i));
        boolean leaf = true;
        for (var n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof ProcessingInstruction) findings.error(e, "unknown-element", "Remove the processing instruction \"" + n.getNodeName() + "\".");
            if (!(n instanceof Element child)) continue;
            leaf = false;
            walk(child);
        }
        if (leaf) expressions(e, e.getTextContent());
        else if (ModelExpression.isIn(ownText(e))) expressions(e, ownText(e));
    }

    private void attribute(Element e, Attr attribute) {
        var namespace = attribute.getNamespaceURI();
        var name = attribute.getLocalName();
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(namespace) || Vocabulary.DRAWING.contains(e.getNamespaceURI())) return;
        boolean known;
        if (namespace == null) {
            known = e.getNamespaceURI().equals(CAMUNDA) ? Vocabulary.allowsOnExtension(e.getLocalName(), name) : Vocabulary.allowsPlain(name);
        } else if (namespace.equals(CAMUNDA)) {
            known = e.getNamespaceURI().equals(BPMN) && Vocabulary.allowsCamunda(e.getLocalName(), name);
        } else if (namespace.equals(Vocabulary.XSI)) {
            known = name.equals("schemaLocation") || name.equals("type") && attribute.getValue().endsWith("tFormalExpression");
        } else {
            known = namespace.equals(Vocabulary.MODELER) || Vocabulary.DRAWING.contains(namespace);
        }
        if (!known) {
            refuse(e, name, "unknown-attribute", "Remove the attribute \"" + attribute.getName() + "\" from the " + e.getLocalName() + ": models may not contain it there.");
        } else {
            expressions(e, attribute.getValue());
        }
    }

    private void refuse(Element where, String name, String rule, String message) {
        var forbidden = FORBIDDEN.get(name);
        if (forbidden == null) findings.error(where, rule, message);
        else findings.error(where, forbidden[0], forbidden[1]);
    }

    /** Wherever a text holds an expression, even in a name, it is of the allowed kind: the engine evaluates more places than one thinks. */
    private void expressions(Element where, String text) {
        if (!ModelExpression.isIn(text)) return;
        try {
            ModelExpression.variables(text);
        } catch (Refusal e) {
            findings.error(where, "expression", "Change the expression " + brief(text) + ": " + e.getMessage() + ".");
        }
    }

    private static String ownText(Element e) {
        var own = new StringBuilder();
        for (var n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Text) own.append(n.getNodeValue());
        }
        return own.toString();
    }

    public static String brief(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    private static Map.Entry<String, String[]> entry(String name, String rule, String message) {
        return Map.entry(name, new String[] {rule, message});
    }
}
