package io.throughline.models.flow;

import io.throughline.models.source.BpmnGraph.Flow;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.BpmnGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which variables are surely set before a node, whichever way led there: what all ways have in common, to a fixed point. */
public final class VariableFlow {
    private final BpmnGraph graph;
    private final Marks use;
    /** Not on the side of something that goes on, like a reminder: what is set there is set besides. */
    private final Set<Node> main;
    private final Map<Node, Set<String>> before = new HashMap<>();

    public VariableFlow(BpmnGraph graph, Marks use) {
        this.graph = graph;
        this.use = use;
        this.main = graph.reach(graph.nodes.values().stream().filter(n -> n.is("startEvent") || n.is("boundaryEvent") && !n.xml().getAttribute("cancelActivity").equals("false")
                || BpmnGraph.isLinkTarget(n)).toList(), false);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var node : graph.nodes.values()) {
                var in = arriving(node);
                if (in != null && !in.equals(before.put(node, in))) changed = true;
            }
        }
    }

    /** Null where no path leads. */
    public Set<String> before(Node node) {
        return before.get(node);
    }

    Set<String> after(Node node) {
        var in = before.get(node);
        if (in == null) return null;
        var out = new HashSet<>(in);
        out.addAll(use.writes(node));
        if (node.is("subProcess") && !use.forgets(node)) {
            var inside = common(graph.inside(node).stream().filter(n -> n.is("endEvent") && main.contains(n)).map(before::get).toList());
            if (inside != null) out.addAll(inside);
        }
        return out;
    }

    private Set<String> along(Flow flow) {
        var from = after(graph.nodes.get(flow.from()));
        if (from == null || use.writes(flow).isEmpty()) return from;
        var out = new HashSet<>(from);
        out.addAll(use.writes(flow));
        return out;
    }

    private Set<String> arriving(Node node) {
        if (node.is("boundaryEvent")) return before.get(graph.nodes.get(node.xml().getAttribute("attachedToRef")));
        if (node.is("startEvent")) return atStart(graph.around(node));
        if (node.isEventSubProcess()) return atStart(node);
        if (BpmnGraph.isLinkTarget(node)) {
            return common(graph.nodes.values().stream().filter(n -> BpmnGraph.isLinkSource(n) && n.name().equals(node.name())).map(this::after).toList());
        }
        var ways = node.in().stream().filter(f -> graph.nodes.containsKey(f.from())).map(this::along).toList();
        return node.is("parallelGateway") ? together(ways) : common(ways);
    }

    /** {@code scope} is the sub-process around a start event, null for the process itself. */
    private Set<String> atStart(Node scope) {
        if (scope == null) return Set.of();
        if (!scope.isEventSubProcess()) {
            var in = before.get(scope);
            if (in == null) return null;
            var inside = new HashSet<>(in);
            inside.addAll(use.ofEach(scope));
            return inside;
        }
        var outer = graph.around(scope);
        return common(graph.inside(outer).stream().filter(n -> n.is("startEvent")).map(this::after).toList());
    }

    private static Set<String> common(List<Set<String>> ways) {
        Set<String> all = null;
        for (var way : ways.stream().filter(Objects::nonNull).toList()) {
            if (all == null) all = new HashSet<>(way);
            else all.retainAll(way);
        }
        return all;
    }

    private static Set<String> together(List<Set<String>> ways) {
        var there = ways.stream().filter(Objects::nonNull).toList();
        if (there.isEmpty()) return null;
        var all = new HashSet<String>();
        there.forEach(all::addAll);
        return all;
    }

    /** The names along the shortest way to the node on which nothing sets the variable. */
    public List<String> wayWithout(Node node, String variable) {
        var from = new HashMap<Node, Node>();
        var open = new ArrayList<Node>(List.of(node));
        for (int i = 0; i < open.size(); i++) {
            var here = open.get(i);
            if (graph.isEntry(here)) return path(here, node, from);
            for (var flow : here.in()) {
                var earlier = graph.nodes.get(flow.from());
                if (earlier == null || use.writes(flow).contains(variable)) continue;
                if (use.writes(earlier).contains(variable) || from.containsKey(earlier) || earlier == node) continue;
                from.put(earlier, here);
                open.add(earlier);
            }
        }
        return List.of(name(node));
    }

    private static List<String> path(Node first, Node last, Map<Node, Node> next) {
        var names = new ArrayList<String>();
        for (var n = first; n != null; n = n == last ? null : next.get(n)) if (!name(n).isEmpty()) names.add(name(n));
        if (names.size() <= 4) return names;
        return List.of(names.get(0), "…", names.get(names.size() - 2), names.get(names.size() - 1));
    }

    private static String name(Node node) {
        return node.name();
    }
}
