package io.throughline.models.flow;

import io.throughline.models.Catalogue;
import io.throughline.models.Findings;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.Nearest;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A variable is set before it is read, on every way. */
public final class VariableRules {
    private final BpmnGraph graph;
    private final VariableUse use;
    private final VariableFlow flow;
    private final Findings findings;

    private VariableRules(BpmnGraph graph, VariableUse use, Findings findings) {
        this.graph = graph;
        this.use = use;
        this.flow = new VariableFlow(graph, use);
        this.findings = findings;
    }

    public static void check(BpmnGraph graph, Catalogue catalogue, Release release, Findings findings) {
        var rules = new VariableRules(graph, new VariableUse(graph, catalogue, release), findings);
        for (var node : graph.nodes.values()) {
            var there = rules.flow.before(node);
            if (there == null || node.isEventSubProcess()) continue;
            rules.missing(node, rules.use.reads(node), there, node.id());
            for (var way : node.out()) rules.missing(node, VariableUse.inExpression(way.condition()), rules.flow.after(node), way.id());
        }
    }

    private void missing(Node node, Collection<String> read, Set<String> there, String element) {
        for (var variable : read) {
            if (there.contains(variable)) continue;
            var sources = use.sources(variable);
            var who = sources.isEmpty() ? near(variable, there) : " (" + String.join(", ", sources.subList(0, Math.min(3, sources.size()))) + (sources.size() == 1 ? " does)" : " do)");
            findings.error(element, "variable", "Have \"" + variable + "\" set before it is read: on the way "
                    + String.join(" → ", flow.wayWithout(node, variable)) + " nothing sets it" + (who.endsWith("?") ? who : who + "."));
        }
    }

    private static String near(String variable, Set<String> there) {
        var near = Nearest.to(variable, new TreeSet<>(there));
        return near == null ? "" : "; did you mean \"" + near + "\"?";
    }
}
