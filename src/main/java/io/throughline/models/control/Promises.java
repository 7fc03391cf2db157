package io.throughline.models.control;

import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.XmlReader;
import io.throughline.models.table.CoverageRules;
import io.throughline.models.table.DecisionRules;
import io.throughline.models.table.TableCases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;

/** What the firm has laid down about its own models and tables, in files beside them: controls, and example cases that keep their result. */
public final class Promises {
    public static final String CONTROLS = "controls.yml";
    private final List<ModelSource> sources;
    private final Map<String, Document> documents;
    private final Map<String, BpmnGraph> graphs;
    private final Map<String, Findings> findings;

    /** {@code graphs} by the name of the model, without folder and ending. */
    public Promises(List<ModelSource> sources, Map<String, Document> documents, Map<String, BpmnGraph> graphs, Map<String, Findings> findings) {
        this.sources = sources;
        this.documents = documents;
        this.graphs = graphs;
        this.findings = findings;
    }

    public void hold(List<ModelSource> standing) {
        tables(standing);
        var own = sources.stream().filter(s -> s.name().endsWith("/" + CONTROLS) || s.name().equals(CONTROLS)).findFirst();
        own.ifPresentOrElse(source -> controls(source, findings.get(source.name()), true), () -> {
            standing.stream().filter(s -> s.name().endsWith(CONTROLS)).forEach(s -> controls(s, new Findings(s.name()), false));
        });
    }

    private void tables(List<ModelSource> standing) {
        var cases = new HashMap<String, TableCases>();
        for (var source : standing) if (source.name().endsWith(TableCases.ENDING)) cases.put(TableCases.table(source), TableCases.read(source, new Findings(source.name())));
        for (var source : sources) if (source.name().endsWith(TableCases.ENDING)) cases.put(TableCases.table(source), TableCases.read(source, findings.get(source.name())));
        for (var source : sources) {
            var document = documents.get(source.name());
            var found = findings.get(source.name());
            if (!source.ending().equals("dmn") || document == null || found.hasErrors()) continue;
            var beside = cases.get(source.stem());
            for (var decision : XmlReader.all(document, DecisionRules.DMN, "decision")) CoverageRules.check(decision, beside != null && beside.gapsMeant(), found);
            if (beside != null && !found.hasErrors()) beside.hold(source, document, found);
        }
    }

    private void controls(ModelSource source, Findings ofFile, boolean all) {
        for (var control : Control.read(source, ofFile)) {
            if (!control.table().isEmpty()) {
                var table = sources.stream().filter(s -> s.ending().equals("dmn") && s.stem().equals(control.table()) && documents.containsKey(s.name())).findFirst();
                if (table.isPresent()) ControlRules.table(control, documents.get(table.get().name()), findings.get(table.get().name()));
                else if (all) ofFile.error(control.name(), "controls", "Name a table of the release: there is no \"" + control.table() + "\".");
            } else {
                // Whatever model takes the step: a new one beside the firm's own is no way around.
                graphs.forEach((model, graph) -> ControlRules.model(control, graph, findings.get(file(model))));
                if (all && !graphs.containsKey(control.model())) ofFile.error(control.name(), "controls", "Name a model of the release: there is no \"" + control.model() + "\".");
            }
        }
    }

    private String file(String model) {
        return sources.stream().filter(s -> s.ending().equals("bpmn") && s.stem().equals(model)).findFirst().orElseThrow().name();
    }
}
