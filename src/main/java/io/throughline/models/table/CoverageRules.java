package io.throughline.models.table;

import io.throughline.models.Findings;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.XmlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/** A table answers every question, once, and in the types that it promises. */
public final class CoverageRules {
    private static final Set<String> NUMBERS = Set.of("integer", "long", "double");
    private final Findings findings;

    private CoverageRules(Findings findings) {
        this.findings = findings;
    }

    /** {@code gapsMeant}: the cases beside the table say why some questions have no answer. */
    public static void check(Element decision, boolean gapsMeant, Findings findings) {
        var rules = new CoverageRules(findings);
        for (var table : XmlReader.children(decision, "decisionTable")) {
            rules.types(table);
            TableCoverage.of(table).ifPresent(coverage -> rules.coverage(table, coverage, decision.getAttribute("id"), gapsMeant));
        }
    }

    private void coverage(Element table, TableCoverage coverage, String id, boolean gapsMeant) {
        var rows = XmlReader.children(table, "rule");
        if (coverage.gap != null && !gapsMeant) {
            findings.error(id, "gap", "Add a row for " + question(table, coverage.gap) + ": nothing answers there. Where that is meant, say why under no-answer in " + id + ".cases.yml.");
        }
        if (coverage.overlap != null) {
            findings.error(rows.get(coverage.overlap[1]), "overlap", "Keep rows %d and %d apart: both answer for %s, and the table promises one answer.".formatted(
                    coverage.overlap[0] + 1, coverage.overlap[1] + 1, question(table, coverage.overlapAt)));
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!coverage.answering.get(i)) findings.error(rows.get(i), "never-reached", "Move row " + (i + 1) + " up or remove it: the rows above it have answered whenever it would.");
        }
    }

    private static String question(Element table, List<Object> at) {
        var words = new ArrayList<String>();
        var inputs = XmlReader.children(table, "input");
        for (int i = 0; i < at.size(); i++) words.add(inputs.get(i).getAttribute("label") + " " + (at.get(i) instanceof BigDecimal n ? n.toPlainString() : at.get(i)));
        return words.isEmpty() ? "any question" : String.join(", ", words);
    }

    private void types(Element table) {
        var inputs = XmlReader.children(table, "input");
        var outputs = XmlReader.children(table, "output");
        for (var row : XmlReader.children(table, "rule")) {
            var in = XmlReader.children(row, "inputEntry");
            for (int i = 0; i < Math.min(in.size(), inputs.size()); i++) {
                var type = XmlReader.children(inputs.get(i), "inputExpression").stream().map(e -> e.getAttribute("typeRef")).findFirst().orElse("");
                for (var edge : CellTest.of(in.get(i).getTextContent()).map(CellTest::edges).orElse(List.of())) type(in.get(i), edge, type, inputs.get(i).getAttribute("label"));
            }
            var out = XmlReader.children(row, "outputEntry");
            for (int i = 0; i < Math.min(out.size(), outputs.size()); i++) {
                var literal = CellTest.literal(out.get(i).getTextContent());
                var label = outputs.get(i).getAttribute("label");
                if (literal != null) type(out.get(i), literal, outputs.get(i).getAttribute("typeRef"), label.isBlank() ? outputs.get(i).getAttribute("name") : label);
            }
        }
    }

    private void type(Element cell, Object value, String type, String column) {
        boolean fits = type.isEmpty() || value instanceof Boolean && type.equals("boolean") || value instanceof String && type.equals("string")
                || value instanceof BigDecimal n && NUMBERS.contains(type) && (type.equals("double") || n.stripTrailingZeros().scale() <= 0)
                || value instanceof java.time.LocalDateTime && type.equals("date");
        if (!fits) findings.error(cell, "type", "Write a " + type + " into the cell, as the column \"" + column + "\" promises: " + AllowList.brief(cell.getTextContent()) + " is none.");
    }
}
