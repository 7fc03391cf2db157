package io.throughline.models.control;

import static io.throughline.models.source.Vocabulary.CAMUNDA;

import io.throughline.models.Findings;
import io.throughline.models.expression.ModelExpression;
import io.throughline.models.flow.Marks;
import io.throughline.models.flow.VariableFlow;
import io.throughline.models.source.BpmnGraph.Flow;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.XmlReader;
import io.throughline.models.table.CellTest;
import io.throughline.models.table.DecisionRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The firm's controls hold on every path of a model, and in every row of a table. */
final class ControlRules {
    private static final String SEEN = "seen";
    private final Control control;
    private final BpmnGraph graph;
    private final Findings findings;

    private ControlRules(Control control, BpmnGraph graph, Findings findings) {
        this.control = control;
        this.graph = graph;
        this.findings = findings;
    }

    static void model(Control control, BpmnGraph graph, Findings findings) {
        var rules = new ControlRules(control, graph, findings);
        if (!control.before().isEmpty()) rules.before();
        else if (!control.after().isEmpty()) rules.after();
        else if (!control.askedBy().isEmpty()) rules.answered();
    }

    /** Every way to the step has passed one of the others, parallel branches counted together. */
    private void before() {
        var marks = new Marks() {
            @Override
            public Set<String> writes(Node node) {
                return control.needs().contains(step(node)) ? Set.of(SEEN) : Set.of();
            }

            @Override
            public Set<String> writes(Flow flow) {
                return !control.unless().isEmpty() && saysNo(flow) ? Set.of(SEEN) : Set.of();
            }

            @Override
            public boolean forgets(Node subProcess) {
                return false;
            }
        };
        var flow = new VariableFlow(graph, marks);
        for (var node : graph.nodes.values()) {
            if (!step(node).equals(control.before()) || flow.before(node) == null || flow.before(node).contains(SEEN)) continue;
            refuse(node.id(), "Lead every way to \"" + node.name() + "\" through " + String.join(" or ", control.needs()) + ": the way " + String.join(" → ", flow.wayWithout(node, SEEN)) + " misses it");
        }
    }

    /** The flow out of a question about the variable that is taken where it says no. */
    private boolean saysNo(Flow flow) {
        var gateway = graph.nodes.get(flow.from());
        if (gateway == null || !gateway.is("exclusiveGateway")) return false;
        var condition = flow.condition().replaceAll("\\s+", "");
        var name = control.unless();
        if (condition.equals("${not" + name + "}") || condition.equals("${!" + name + "}") || condition.equals("${" + name + "==false}")) return true;
        return gateway.xml().getAttribute("default").equals(flow.id()) && gateway.out().stream().map(f -> f.condition().replaceAll("\\s+", ""))
                .anyMatch(c -> c.equals("${" + name + "}") || c.equals("${" + name + "==true}"));
    }

    /** Wherever the case stands, the message ends what goes on, and nothing behind it does what must not be done any more. */
    private void after() {
        var steps = graph.nodes.values().stream().filter(n -> control.never().contains(step(n))).toList();
        if (steps.isEmpty()) return;
        var starts = new ArrayList<Node>();
        for (var node : graph.nodes.values()) if (step(node).equals(control.after()) || catches(node)) starts.add(node);
        boolean message = Character.isUpperCase(control.after().charAt(0));
        if (message && starts.stream().noneMatch(n -> interruptsAll(n))) {
            refuse(steps.get(0).id(), "Draw an interrupting event sub-process for \"" + control.after() + "\" into the process: without it \"" + steps.get(0).name() + "\" may still come");
        }
        for (var start : starts) {
            var reached = graph.reach(List.of(start), false);
            for (var step : steps) {
                if (reached.contains(step)) refuse(step.id(), "Lead no way from \"" + start.name() + "\" to \"" + step.name() + "\"");
            }
        }
    }

    private boolean catches(Node node) {
        if (!node.is("startEvent")) return false;
        return XmlReader.children(node.xml(), "messageEventDefinition").stream().anyMatch(d -> control.after().equals(graph.messages().get(d.getAttribute("messageRef"))));
    }

    private boolean interruptsAll(Node start) {
        var scope = graph.around(start);
        return scope != null && scope.isEventSubProcess() && graph.around(scope) == null && !start.xml().getAttribute("isInterrupting").equals("false");
    }

    /** Behind each task with the form stands a step that guards the answer. */
    private void answered() {
        for (var task : graph.nodes.values()) {
            if (!task.is("userTask") || !control.askedBy().contains(task.camunda("formRef"))) continue;
            for (var next : behind(task, new HashSet<>())) {
                if (!control.answeredBy().contains(step(next))) {
                    refuse(task.id(), "Let " + String.join(" or ", control.answeredBy()) + " follow \"" + task.name() + "\" at once, instead of \"" + next.name() + "\": it refuses whoever may not answer");
                }
            }
        }
    }

    private List<Node> behind(Node node, Set<Node> seen) {
        var found = new ArrayList<Node>();
        for (var next : graph.after(node)) {
            if (!seen.add(next)) continue;
            if (next.is("exclusiveGateway", "inclusiveGateway", "parallelGateway")) found.addAll(behind(next, seen));
            else found.add(next);
        }
        return found;
    }

    static void table(Control control, Document document, Findings findings) {
        for (var table : XmlReader.all(document, DecisionRules.DMN, "decisionTable")) {
            for (var row : XmlReader.children(table, "rule")) {
                if (!mayApply(table, row, control.when())) continue;
                control.neverAnswer().forEach((name, value) -> {
                    if (String.valueOf(value).equals(String.valueOf(answer(table, row, name)))) {
                        findings.error(row, "control", "Change the row: it answers %s = %s%s. %s (control %s)".formatted(name, value, condition(control.when()), dotted(control.sentence()), control.name()));
                    }
                });
            }
        }
    }

    private static boolean mayApply(Element table, Element row, Map<String, Object> when) {
        var inputs = XmlReader.children(table, "input");
        var cells = XmlReader.children(row, "inputEntry");
        for (int i = 0; i < Math.min(inputs.size(), cells.size()); i++) {
            var looksAt = XmlReader.children(inputs.get(i), "inputExpression").stream().map(e -> e.getTextContent().strip()).findFirst().orElse("");
            if (!when.containsKey(looksAt)) continue;
            var given = when.get(looksAt) instanceof Number n ? new java.math.BigDecimal(n.toString()) : when.get(looksAt);
            var cell = CellTest.of(cells.get(i).getTextContent());
            if (cell.isPresent() && !cell.get().accepts(given)) return false;
        }
        return true;
    }

    private static Object answer(Element table, Element row, String name) {
        var outputs = XmlReader.children(table, "output");
        var cells = XmlReader.children(row, "outputEntry");
        for (int i = 0; i < Math.min(outputs.size(), cells.size()); i++) {
            if (outputs.get(i).getAttribute("name").equals(name)) return CellTest.literal(cells.get(i).getTextContent());
        }
        return null;
    }

    private static String condition(Map<String, Object> when) {
        return when.isEmpty() ? "" : " where " + String.join(", ", when.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList());
    }

    private void refuse(String element, String what) {
        findings.error(element, "control", what + ". " + dotted(control.sentence()) + " (control " + control.name() + ")");
    }

    private static String dotted(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    static String step(Node node) {
        return ModelExpression.step(node.xml().getAttributeNS(CAMUNDA, "delegateExpression")).orElse(node.isExternal() ? node.camunda("topic") : "");
    }
}
