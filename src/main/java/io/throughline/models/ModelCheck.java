package io.throughline.models;

import static io.throughline.models.Vocabulary.BPMN;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Document;

/**
 * The check that every model, decision and form passes before it runs: first the raw XML against the allow-list,
 * then what the model says. Without engine and database.
 */
public final class ModelCheck {
    private final Catalogue catalogue;

    public ModelCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Checks the files of one release together, since they name each other. Sorted by file; empty if all is well. */
    public List<Finding> check(List<ModelSource> sources) {
        Map<String, Findings> findings = new LinkedHashMap<>();
        Map<String, Document> documents = new LinkedHashMap<>();
        for (var source : sources) {
            var found = findings.computeIfAbsent(source.name(), Findings::new);
            if (source.ending().equals("form")) continue;
            var document = XmlReader.read(source, found);
            if (document != null) documents.put(source.name(), document);
        }
        var release = release(sources, documents);
        var across = new ReleaseRules(catalogue);
        for (var source : sources) {
            var found = findings.get(source.name());
            var document = documents.get(source.name());
            switch (source.ending()) {
                case "form" -> FormRules.check(source, found);
                case "dmn" -> { if (document != null) decision(source, document, found); }
                case "bpmn" -> { if (document != null) model(source, document, release, across, found); }
                default -> found.error("-", "file-name", "Remove the file: a release holds .bpmn, .dmn and .form files.");
            }
        }
        across.forms(sources, findings);
        return findings.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(e -> e.getValue().all().stream()).toList();
    }

    private static void decision(ModelSource source, Document document, Findings findings) {
        DecisionRules.check(source, document, findings);
        if (!findings.hasErrors()) SchemaRule.check(source, findings);
    }

    private void model(ModelSource source, Document document, Release release, ReleaseRules across, Findings findings) {
        var root = document.getDocumentElement();
        if (!BPMN.equals(root.getNamespaceURI()) || !root.getLocalName().equals("definitions")) {
            findings.error("-", "not-bpmn", "Save the model as BPMN 2.0.");
            return;
        }
        AllowList.check(document, findings);
        var graph = new BpmnGraph(document);
        ProcessRules.check(source, graph, findings);
        NameRules.check(graph, findings);
        FlowRules.check(graph, findings);
        ReferenceRules.check(graph, catalogue, release, findings);
        TaskRules.check(graph, findings);
        TimerRules.check(graph, findings);
        across.model(graph, findings);
        if (!findings.hasErrors()) SchemaRule.check(source, findings);
    }

    private static Release release(List<ModelSource> sources, Map<String, Document> documents) {
        var processes = new HashSet<String>();
        var decisions = new HashSet<String>();
        documents.forEach((name, document) -> {
            if (name.endsWith(".dmn")) decisions.addAll(DecisionRules.ids(document));
            else XmlReader.all(document, BPMN, "process").forEach(p -> processes.add(p.getAttribute("id")));
        });
        var forms = sources.stream().filter(s -> s.ending().equals("form")).map(ModelSource::stem).collect(Collectors.toSet());
        return new Release(processes, decisions, forms);
    }
}
