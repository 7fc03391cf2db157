package io.throughline.models;

import static io.throughline.models.source.Vocabulary.BPMN;

import io.throughline.models.control.Promises;
import io.throughline.models.flow.FlowRules;
import io.throughline.models.flow.LabelRules;
import io.throughline.models.flow.NameRules;
import io.throughline.models.flow.ProcessRules;
import io.throughline.models.flow.ReferenceRules;
import io.throughline.models.flow.Release;
import io.throughline.models.flow.ReleaseRules;
import io.throughline.models.flow.TaskRules;
import io.throughline.models.flow.TimerRules;
import io.throughline.models.flow.VariableRules;
import io.throughline.models.form.FormFields;
import io.throughline.models.form.FormRules;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.SchemaRule;
import io.throughline.models.source.XmlReader;
import io.throughline.models.table.DecisionRules;
import io.throughline.models.table.TableCases;
import io.throughline.models.table.TableRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return check(sources, List.of());
    }

    /** {@code standing}: controls and cases that hold where the release does not bring its own. */
    public List<Finding> check(List<ModelSource> sources, List<ModelSource> standing) {
        Map<String, Findings> findings = new LinkedHashMap<>();
        Map<String, Document> documents = new LinkedHashMap<>();
        for (var source : sources) {
            var found = findings.computeIfAbsent(source.name(), Findings::new);
            if (!List.of("bpmn", "dmn").contains(source.ending())) continue;
            var document = XmlReader.read(source, found);
            if (document != null) documents.put(source.name(), document);
        }
        var release = release(sources, documents);
        var across = new ReleaseRules(catalogue);
        var graphs = new LinkedHashMap<String, BpmnGraph>();
        for (var source : sources) {
            var found = findings.get(source.name());
            var document = documents.get(source.name());
            switch (source.ending()) {
                case "form" -> FormRules.check(source, found);
                case "dmn" -> { if (document != null) decision(source, document, found); }
                case "bpmn" -> { if (document != null) model(source, document, release, across, found, graphs); }
                case "yml" -> beside(source, release, found);
                default -> found.error("-", "file-name", "Remove the file: a release holds .bpmn, .dmn, .form, .cases.yml and controls.yml.");
            }
        }
        across.forms(sources, findings);
        new Promises(sources, documents, graphs, findings).hold(standing);
        return findings.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(e -> e.getValue().all().stream()).toList();
    }

    private static void beside(ModelSource source, Release release, Findings findings) {
        if (source.name().endsWith(TableCases.ENDING)) {
            if (!release.decisions().containsKey(TableCases.table(source))) findings.error("-", "file-name", "Call the file like the table that its cases are for: there is no decision \"" + TableCases.table(source) + "\".");
        } else if (!source.name().endsWith(Promises.CONTROLS)) {
            findings.error("-", "file-name", "Call the file controls.yml, or after a table, like invoice-review.cases.yml.");
        }
    }

    private void decision(ModelSource source, Document document, Findings findings) {
        DecisionRules.check(source, document, findings);
        TableRules.check(source, document, catalogue, findings);
        if (!findings.hasErrors()) SchemaRule.check(source, findings);
    }

    private void model(ModelSource source, Document document, Release release, ReleaseRules across, Findings findings, Map<String, BpmnGraph> graphs) {
        var root = document.getDocumentElement();
        if (!BPMN.equals(root.getNamespaceURI()) || !root.getLocalName().equals("definitions")) {
            findings.error("-", "not-bpmn", "Save the model as BPMN 2.0.");
            return;
        }
        AllowList.check(document, findings);
        var graph = new BpmnGraph(document);
        graphs.put(source.stem(), graph);
        ProcessRules.check(source, graph, findings);
        NameRules.check(graph, findings);
        FlowRules.check(graph, findings);
        LabelRules.check(graph, findings);
        VariableRules.check(graph, catalogue, release, findings);
        ReferenceRules.check(graph, catalogue, release, findings);
        TaskRules.check(graph, findings);
        TimerRules.check(graph, findings);
        across.model(graph, findings);
        if (!findings.hasErrors()) SchemaRule.check(source, findings);
    }

    private static Release release(List<ModelSource> sources, Map<String, Document> documents) {
        var processes = new HashSet<String>();
        var decisions = new HashMap<String, Set<String>>();
        documents.forEach((name, document) -> {
            if (name.endsWith(".dmn")) DecisionRules.ids(document).forEach(id -> decisions.put(id, TableRules.looksAt(document)));
            else XmlReader.all(document, BPMN, "process").forEach(p -> processes.add(p.getAttribute("id")));
        });
        var forms = sources.stream().filter(s -> s.ending().equals("form")).collect(Collectors.toMap(ModelSource::stem, FormFields::of, (a, b) -> a));
        return new Release(processes, decisions, forms);
    }
}
