package io.throughline.models.flow;

import io.throughline.models.Findings;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.Vocabulary;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Where paths lead: gateways have a way out for every case, nothing ends in the middle, no circle spins without a wait. */
public final class FlowRules {
    private final BpmnGraph graph;
    private final Findings findings;

    private FlowRules(BpmnGraph graph, Findings findings) {
        this.graph = graph;
        this.findings = findings;
    }

    public static void check(BpmnGraph graph, Findings findings) {
        var rules = new FlowRules(graph, findings);
        for (var flow : graph.flows) {
            if (!graph.nodes.containsKey(flow.from()) || !graph.nodes.containsKey(flow.to())) {
                findings.error(flow.id(), "flow", "Connect the flow at both ends.");
            }
        }
        graph.nodes.values().forEach(rules::exits);
        rules.reachability();
        rules.circles();
    }

    private void exits(Node node) {
        if (node.is("exclusiveGateway", "inclusiveGateway") && node.out().size() > 1) {
            branches(node);
        } else {
            for (var flow : node.out()) {
                if (flow.condition().isEmpty()) continue;
                findings.error(flow.id(), "condition", "Put a gateway there: only the flows out of an exclusive or inclusive gateway that splits have conditions.");
            }
        }
        if (node.out().isEmpty() && !node.is("endEvent") && !node.isEventSubProcess() && !BpmnGraph.isLinkSource(node)) {
            findings.error(node.id(), "dead-end", "Connect it to what comes next, or to an end event that says how the story ends.");
        }
        if (node.out().size() > 1 && !Vocabulary.GATEWAYS.contains(node.kind())) {
            findings.error(node.id(), "hidden-split", "Put a gateway behind it: two flows leave it at once, and the reader cannot see whether both are taken.");
        }
        if (node.is("startEvent") && !node.in().isEmpty() || node.is("endEvent") && !node.out().isEmpty()) {
            findings.error(node.id(), "flow", "Nothing flows into a start event or out of an end event.");
        }
    }

    private void branches(Node gateway) {
        var standard = gateway.xml().getAttribute("default");
        if (standard.isEmpty() || gateway.out().stream().noneMatch(f -> f.id().equals(standard))) {
            findings.error(gateway.id(), "default-flow", "Make one flow the default, so that the case goes on when no condition holds.");
        }
        for (var flow : gateway.out()) {
            boolean isDefault = flow.id().equals(standard);
            if (isDefault && !flow.condition().isEmpty()) findings.error(flow.id(), "condition", "Remove the condition: this is the default flow.");
            if (!isDefault && flow.condition().isEmpty()) findings.error(flow.id(), "condition", "Give the flow a condition, or make it the default.");
            if (!flow.condition().isEmpty() && !flow.condition().startsWith("${")) findings.error(flow.id(), "condition", "Write the condition as ${…}.");
        }
    }

    private void reachability() {
        var reached = graph.reach(graph.nodes.values().stream().filter(graph::isEntry).toList(), false);
        var ending = graph.reach(graph.nodes.values().stream()
                .filter(n -> n.is("endEvent") || n.isEventSubProcess() || n.out().isEmpty()).toList(), true);
        for (var node : graph.nodes.values()) {
            if (!reached.contains(node)) findings.error(node.id(), "unreachable", "Connect it: no path leads here.");
            else if (!ending.contains(node)) findings.error(node.id(), "endless", "Draw a way out: from here no end is ever reached.");
        }
    }

    /** A circle of nodes none of which waits would spin for ever in one transaction, or job after job. */
    private void circles() {
        var told = new HashSet<Node>();
        for (var node : graph.nodes.values()) {
            if (graph.waits(node) || told.contains(node)) continue;
            var circle = circleThrough(node);
            if (circle.isEmpty()) continue;
            told.addAll(circle);
            findings.error(node.id(), "busy-loop", "Put a wait into the loop (a timer, a task, a message): as drawn it may spin without end.");
        }
    }

    private Set<Node> circleThrough(Node start) {
        var seen = new LinkedHashSet<Node>();
        var open = new ArrayDeque<Node>();
        open.add(start);
        boolean closed = false;
        while (!open.isEmpty()) {
            for (var next : graph.after(open.poll())) {
                if (next == start) closed = true;
                if (!graph.waits(next) && seen.add(next)) open.add(next);
            }
        }
        return closed ? seen : Set.of();
    }
}
