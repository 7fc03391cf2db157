package io.throughline.models.table;

import io.throughline.models.Catalogue;
import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import io.throughline.models.expression.FeelNames;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.Nearest;
import io.throughline.models.source.XmlReader;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A table that a step asks looks only at what it is given, and answers what the step wants to know. */
public final class TableRules {
    private TableRules() {}

    public static void check(ModelSource source, Document document, Catalogue catalogue, Findings findings) {
        var entry = catalogue.tables().get(source.stem());
        if (entry == null) return;
        var known = new HashSet<>(entry.reads());
        known.addAll(entry.mayRead());
        for (var expression : XmlReader.all(document, DecisionRules.DMN, "inputExpression")) {
            for (var name : FeelNames.in(expression.getTextContent())) {
                if (known.contains(name) || own(document).contains(name)) continue;
                var near = Nearest.to(name, known);
                findings.error(expression, "table-input", "Look at what the table is given (" + known.stream().sorted().collect(Collectors.joining(", ")) + "): \"" + AllowList.brief(name) + "\" is not among it"
                        + (near == null ? "." : "; did you mean \"" + near + "\"?"));
            }
        }
        var outputs = XmlReader.all(document, DecisionRules.DMN, "output").stream().map(o -> o.getAttribute("name")).collect(Collectors.toSet());
        for (var name : entry.writes()) {
            if (!outputs.contains(name)) findings.error(source.stem(), "table-output", "Give the table an output column \"" + name + "\": the step that asks it reads that.");
        }
    }

    /** The variables that a file of decisions looks at from outside. */
    public static Set<String> looksAt(Document document) {
        var names = new HashSet<String>();
        for (var kind : new String[] {"inputExpression", "outputEntry", "literalExpression"}) {
            XmlReader.all(document, DecisionRules.DMN, kind).forEach(e -> names.addAll(FeelNames.in(text(e))));
        }
        names.removeAll(own(document));
        return names;
    }

    /** Names of other decisions in the same file, and of their answers. */
    private static Set<String> own(Document document) {
        var names = new HashSet<String>();
        for (var kind : new String[] {"decision", "output", "variable"}) {
            XmlReader.all(document, DecisionRules.DMN, kind).forEach(e -> {
                names.add(e.getAttribute("name"));
                names.add(e.getAttribute("id"));
            });
        }
        return names;
    }

    private static String text(Element e) {
        var texts = XmlReader.children(e, "text");
        return texts.isEmpty() ? "" : texts.get(0).getTextContent();
    }
}
