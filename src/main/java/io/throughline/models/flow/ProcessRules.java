package io.throughline.models.flow;

import static io.throughline.models.source.Vocabulary.BPMN;
import static io.throughline.models.source.Vocabulary.CAMUNDA;

import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.XmlReader;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The process as a whole: its id, how long its history is kept, how it may be started. */
public final class ProcessRules {
    private static final Pattern DAYS = Pattern.compile("P\\d{1,5}D|\\d{1,5}");

    private ProcessRules() {}

    public static void check(ModelSource source, BpmnGraph graph, Findings findings) {
        if (graph.processes.size() != 1) {
            findings.error("-", "one-process", "Draw one process a file; this one has " + graph.processes.size() + ".");
            return;
        }
        var process = graph.processes.get(0);
        var id = process.getAttribute("id");
        if (!id.equals(source.stem())) {
            findings.error(id, "file-name", "Call the file " + id + ".bpmn, or the process " + source.stem() + ": they have one name.");
        }
        if (process.getAttribute("name").isBlank()) findings.error(id, "label", "Give the process a name.");
        if (!process.getAttribute("isExecutable").equals("true")) findings.error(id, "executable", "Make the process executable.");
        timeToLive(process.getAttributeNS(CAMUNDA, "historyTimeToLive"), id, findings);
        if (!process.getAttributeNS(CAMUNDA, "isStartableInTasklist").equals("false")) {
            findings.error(id, "startable", "Make the process not startable in Tasklist: processes start from business events.");
        }
        starts(process, id, findings);
        conditions(graph, findings);
    }

    public static void timeToLive(String value, String id, Findings findings) {
        if (value.isEmpty()) findings.error(id, "time-to-live", "Set the history time to live in days (P3650D).");
        else if (!DAYS.matcher(value).matches()) findings.error(id, "time-to-live", "Write the history time to live in days (P3650D), not \"" + AllowList.brief(value) + "\".");
    }

    private static void starts(Element process, String id, Findings findings) {
        var starts = XmlReader.children(process, "startEvent");
        if (starts.isEmpty()) findings.error(id, "start", "Draw a start event.");
        for (var sub : XmlReader.all(process.getOwnerDocument(), BPMN, "subProcess")) {
            var inner = XmlReader.children(sub, "startEvent");
            if (inner.size() != 1) {
                findings.error(sub, "start", "Draw exactly one start event in the sub-process.");
                continue;
            }
            boolean plain = XmlReader.children(inner.get(0)).stream().noneMatch(e -> e.getLocalName().endsWith("EventDefinition"));
            boolean triggered = sub.getAttribute("triggeredByEvent").equals("true");
            if (triggered && plain) findings.error(sub, "start", "Say which event starts the event sub-process.");
            if (!triggered && !plain) findings.error(sub, "start", "Start the sub-process with a plain start event: the flow into it starts it.");
        }
    }

    /** An event that waits for a condition has one, and it is an expression. */
    private static void conditions(BpmnGraph graph, Findings findings) {
        for (var definition : XmlReader.all(graph.document, BPMN, "conditionalEventDefinition")) {
            var condition = XmlReader.children(definition, "condition");
            if (condition.isEmpty() || !condition.get(0).getTextContent().strip().startsWith("${")) {
                findings.error((Element) definition.getParentNode(), "condition", "Write the condition that it waits for as ${…}.");
            }
        }
    }
}
