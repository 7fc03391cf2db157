package io.throughline.models.flow;

import io.throughline.models.Findings;
import io.throughline.models.source.BpmnGraph.Flow;
import io.throughline.models.source.BpmnGraph.Node;
import io.throughline.models.source.BpmnGraph;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What is written on a flow is what its condition says: "no" carries the negation, and no two flows of a gateway say or ask the same. */
public final class LabelRules {
    private static final Pattern YES = Pattern.compile("(yes|ja|approved|accepted|agreed|granted|genehmigt|angenommen)\\b.*");
    private static final Pattern NO = Pattern.compile("(no|not|nein|nicht|rejected|refused|declined|denied|abgelehnt)\\b.*");
    /** A question that asks for what is not there: its "yes" may well be a negation. */
    private static final Pattern ASKS_FOR_LACK = Pattern.compile(".*\\b(missing|without|not|no|un\\w+|in(complete|valid)|open|left|fehl\\w+|ohne|nicht|kein\\w*|offen)\\b.*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*\\(?\\s*[A-Za-z]\\w*(\\.\\w+)*\\s*\\)?\\s*}");
    private static final Pattern NEGATED = Pattern.compile("\\$\\{\\s*(not\\b|!)\\s*\\(?\\s*[A-Za-z]\\w*(\\.\\w+)*\\s*\\)?\\s*}");
    private static final Pattern COMPARED = Pattern.compile("\\$\\{\\s*[A-Za-z]\\w*(?:\\.\\w+)*\\s*(==|eq|!=|ne)\\s*['\"]?(true|false|yes|no)['\"]?\\s*}");
    private static final Pattern LITERAL = Pattern.compile("\\$\\{\\s*[A-Za-z]\\w*\\s*(?:==|eq)\\s*['\"]([^'\"]+)['\"]\\s*}");

    private LabelRules() {}

    public static void check(BpmnGraph graph, Findings findings) {
        for (var node : graph.nodes.values()) {
            if (!node.is("exclusiveGateway", "inclusiveGateway") || node.out().size() < 2) continue;
            same(node, findings);
            for (var flow : node.out()) if (!flow.condition().isEmpty()) agrees(node, flow, findings);
        }
    }

    private static void same(Node gateway, Findings findings) {
        Map<String, Flow> labels = new HashMap<>();
        Map<String, Flow> conditions = new HashMap<>();
        for (var flow : gateway.out()) {
            if (!flow.name().isEmpty() && labels.putIfAbsent(flow.name().toLowerCase(Locale.ROOT), flow) != null) {
                findings.error(flow.id(), "label-condition", "Give the flow another answer: two flows out of \"" + gateway.name() + "\" say \"" + flow.name() + "\".");
            }
            var condition = flow.condition().replaceAll("\\s+", "");
            if (!condition.isEmpty() && conditions.putIfAbsent(condition, flow) != null) {
                findings.error(flow.id(), "label-condition", "Give the flow another condition: two flows out of \"" + gateway.name() + "\" ask the same, and one of them is never taken.");
            }
        }
    }

    private static void agrees(Node gateway, Flow flow, Findings findings) {
        var label = flow.name().toLowerCase(Locale.ROOT);
        var says = says(flow.condition());
        boolean turned = ASKS_FOR_LACK.matcher(gateway.name().toLowerCase(Locale.ROOT)).matches();
        if (says != null && says && NO.matcher(label).matches() && !turned) {
            findings.error(flow.id(), "label-condition", "Negate the condition " + flow.condition() + ", or label the flow \"yes\": it says \"" + flow.name() + "\" and is taken where that holds.");
        } else if (says != null && !says && YES.matcher(label).matches() && !turned) {
            findings.error(flow.id(), "label-condition", "Take the negation out of " + flow.condition() + ", or label the flow \"no\": it says \"" + flow.name() + "\" and is taken where that does not hold.");
        } else {
            another(gateway, flow, findings);
        }
    }

    /** A flow that asks for the word that stands on its neighbour. */
    private static void another(Node gateway, Flow flow, Findings findings) {
        var literal = LITERAL.matcher(flow.condition());
        if (!literal.matches() || plain(flow.name()).equals(plain(literal.group(1)))) return;
        for (var other : gateway.out()) {
            if (other == flow || !plain(other.name()).equals(plain(literal.group(1)))) continue;
            findings.error(flow.id(), "label-condition", "Swap the answers, or mend the condition " + flow.condition() + ": the flow says \"" + flow.name() + "\", and \"" + other.name() + "\" stands on another.");
        }
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
    }

    /** Whether a condition affirms or denies one variable; null where it says something else. */
    private static Boolean says(String condition) {
        if (VARIABLE.matcher(condition).matches()) return true;
        if (NEGATED.matcher(condition).matches()) return false;
        var compared = COMPARED.matcher(condition);
        if (!compared.matches()) return null;
        boolean equal = compared.group(1).equals("==") || compared.group(1).equals("eq");
        boolean affirms = compared.group(2).equals("true") || compared.group(2).equals("yes");
        return equal == affirms;
    }
}
