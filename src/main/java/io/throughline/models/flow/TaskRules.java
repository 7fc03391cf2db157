package io.throughline.models.flow;

import static io.throughline.models.source.Vocabulary.CAMUNDA;

import io.throughline.models.Findings;
import io.throughline.models.expression.ModelExpression;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.XmlReader;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Tasks of people and steps of the machine: who, which form, in whose transaction, how often again. */
public final class TaskRules {
    private static final Pattern RETRIES = Pattern.compile("R\\d+/P[0-9YMWDTHS]+|P[0-9YMWDTHS]+(\\s*,\\s*P[0-9YMWDTHS]+)*");
    private static final Set<String> BINDINGS = Set.of("latest", "deployment");

    private final BpmnGraph graph;
    private final Findings findings;

    private TaskRules(BpmnGraph graph, Findings findings) {
        this.graph = graph;
        this.findings = findings;
    }

    public static void check(BpmnGraph graph, Findings findings) {
        var rules = new TaskRules(graph, findings);
        for (var node : graph.nodes.values()) {
            rules.retries(node);
            rules.many(node);
            if (node.is("userTask")) rules.person(node);
            if (node.is("businessRuleTask")) rules.decision(node);
        }
    }

    private void person(Node task) {
        if (task.camunda("assignee").isEmpty() && task.camunda("candidateGroups").isEmpty() && task.camunda("candidateUsers").isEmpty()) {
            findings.error(task.id(), "who", "Say who does it: an assignee or a candidate group.");
        }
        if (task.camunda("formRef").isEmpty()) {
            findings.error(task.id(), "form", "Give the task a form: its id in \"Form reference\".");
        } else if (!task.camunda("formRefBinding").equals("deployment")) {
            findings.error(task.id(), "form-binding", "Bind the form to the \"deployment\", so that a running case keeps the form that it was drawn with.");
        }
        if (task.isTrue("asyncAfter")) findings.error(task.id(), "after-task", sentence("Remove \"asynchronous after\" from the task"));
        after(task, new HashSet<>());
    }

    /** The step behind a task runs in the completer's transaction, through gateways, so that its refusal reaches the person. */
    private void after(Node node, Set<Node> seen) {
        for (var next : graph.after(node)) {
            if (!seen.add(next)) continue;
            if (next.isTrue("asyncBefore")) findings.error(next.id(), "after-task", sentence("Remove \"asynchronous before\" from what follows a user task; set \"asynchronous after\" instead"));
            else if (next.is("exclusiveGateway", "inclusiveGateway")) {
                if (next.isTrue("asyncAfter")) findings.error(next.id(), "after-task", sentence("Remove \"asynchronous after\" from the gateway"));
                after(next, seen);
            }
        }
    }

    private static String sentence(String what) {
        return what + ": a refusal must reach the person, and the task stay open.";
    }

    private void retries(Node node) {
        var cycles = XmlReader.all(graph.document, CAMUNDA, "failedJobRetryTimeCycle").stream().filter(e -> owner(e) == node.xml()).toList();
        for (var cycle : cycles) {
            var text = cycle.getTextContent().strip();
            if (!RETRIES.matcher(text).matches()) findings.error(node.id(), "retries", "Write the retries as R3/PT10M (three times, ten minutes apart); \"" + AllowList.brief(text) + "\" is not that.");
        }
        boolean manyAsync = XmlReader.children(node.xml(), "multiInstanceLoopCharacteristics").stream()
                .anyMatch(m -> m.getAttributeNS(CAMUNDA, "asyncBefore").equals("true") || m.getAttributeNS(CAMUNDA, "asyncAfter").equals("true"));
        if ((node.isTrue("asyncBefore") || node.isTrue("asyncAfter") || manyAsync) && cycles.isEmpty()) {
            findings.error(node.id(), "retries", "Set the retry time cycle (R3/PT10M): the step runs as a job, and a job may fail.");
        }
    }

    /** The node around an extension element, its multi-instance marker counted as the node itself. */
    private static Element owner(Element e) {
        var owner = (Element) e.getParentNode().getParentNode();
        return owner.getLocalName().equals("multiInstanceLoopCharacteristics") ? (Element) owner.getParentNode() : owner;
    }

    private void many(Node node) {
        for (var many : XmlReader.children(node.xml(), "multiInstanceLoopCharacteristics")) {
            var collection = many.getAttributeNS(CAMUNDA, "collection").strip();
            if (collection.isEmpty() && XmlReader.children(many, "loopCardinality").isEmpty()) {
                findings.error(node.id(), "many", "Say for each of what: a collection and the name of its element.");
            } else if (!collection.isEmpty() && many.getAttributeNS(CAMUNDA, "elementVariable").isBlank()) {
                findings.error(node.id(), "many", "Name the element of the collection, so that the steps inside know which one they are for.");
            } else if (!collection.isEmpty() && !ModelExpression.isIn(collection) && !ModelExpression.isVariable(collection)) {
                findings.error(node.id(), "many", "Name the variable that holds the collection.");
            }
        }
    }

    private void decision(Node node) {
        if (!Set.of("singleEntry", "collectEntries").contains(node.camunda("mapDecisionResult")) || node.camunda("resultVariable").isEmpty()) {
            findings.error(node.id(), "decision-result", "Map the result with singleEntry or collectEntries into a result variable: anything else is stored as a Java object.");
        }
        var binding = node.camunda("decisionRefBinding");
        if (!binding.isEmpty() && !BINDINGS.contains(binding)) findings.error(node.id(), "decision-result", "Bind the decision to latest or deployment.");
    }
}
