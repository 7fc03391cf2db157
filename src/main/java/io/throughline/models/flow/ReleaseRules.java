package io.throughline.models.flow;

import static io.throughline.models.source.Vocabulary.BPMN;
import static io.throughline.models.source.Vocabulary.CAMUNDA;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.models.Catalogue;
import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.XmlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** What must fit between the files of one release. */
public final class ReleaseRules {
    private final Map<String, String> startsBy = new HashMap<>();
    private final Map<String, List<Task>> tasksByForm = new HashMap<>();
    private final Catalogue catalogue;

    private record Task(String id, Findings findings) {}

    public ReleaseRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A message starts one process only: the engine refuses the second. */
    public void model(BpmnGraph graph, Findings findings) {
        for (var process : graph.processes) {
            for (var start : XmlReader.children(process, "startEvent")) {
                for (var definition : XmlReader.children(start, "messageEventDefinition")) {
                    var name = messageName(graph, definition.getAttribute("messageRef"));
                    var id = process.getAttribute("id");
                    var other = startsBy.putIfAbsent(name, id);
                    if (!name.isEmpty() && other != null) {
                        findings.error(start, "start-message", other.equals(id)
                                ? "Start the process by \"" + name + "\" once only." : "Choose another message: \"" + name + "\" starts \"" + other + "\" already.");
                    }
                }
            }
        }
        for (var task : XmlReader.all(graph.document, BPMN, "userTask")) {
            tasksByForm.computeIfAbsent(task.getAttributeNS(CAMUNDA, "formRef"), form -> new ArrayList<>()).add(new Task(task.getAttribute("id"), findings));
        }
    }

    private static String messageName(BpmnGraph graph, String ref) {
        return XmlReader.all(graph.document, BPMN, "message").stream().filter(m -> m.getAttribute("id").equals(ref))
                .map((Element m) -> m.getAttribute("name")).findFirst().orElse("");
    }

    /** Each form is used, and what it shows of the case is filled. */
    public void forms(List<ModelSource> sources, Map<String, Findings> findings) {
        for (var source : sources) {
            if (!source.ending().equals("form")) continue;
            var tasks = tasksByForm.getOrDefault(source.stem(), List.of());
            if (tasks.isEmpty()) findings.get(source.name()).warning(source.stem(), "unused", "Remove the form, or name it in a user task: nobody is asked by it.");
            if (!new String(source.content(), UTF_8).contains("view.")) continue;
            for (var task : tasks) {
                if (catalogue.views().contains(task.id())) continue;
                task.findings().warning(task.id(), "view", "Keep the task id of the building block: the form \"" + source.stem()
                        + "\" shows a view, and nothing fills one for \"" + task.id() + "\".");
            }
        }
    }
}
