package io.throughline.models.table;

import io.throughline.models.source.XmlReader;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * Every question that a table can be asked, as far as its cells tell them apart: which rows answer. Columns are gone through one after
 * the other with the rows that still fit, so that a table of seventy rows takes no longer than one of seven.
 */
final class TableCoverage {
    /** Any other text than those in the cells. */
    static final String OTHER = "anything else";
    private final List<List<CellTest>> rows = new ArrayList<>();
    private final List<List<Object>> samples = new ArrayList<>();
    private final Map<String, List<Object>> done = new HashMap<>();
    final BitSet answering = new BitSet();
    List<Object> gap;
    int[] overlap;
    List<Object> overlapAt;
    private boolean unique;

    private TableCoverage() {}

    /** Empty where a cell is of a form that only the engine can read. */
    static Optional<TableCoverage> of(Element table) {
        var coverage = new TableCoverage();
        var inputs = XmlReader.children(table, "input");
        for (var rule : XmlReader.children(table, "rule")) {
            var cells = new ArrayList<CellTest>();
            for (var entry : XmlReader.children(rule, "inputEntry")) {
                var cell = CellTest.of(entry.getTextContent());
                if (cell.isEmpty()) return Optional.empty();
                cells.add(cell.get());
            }
            if (cells.size() != inputs.size()) return Optional.empty();
            coverage.rows.add(cells);
        }
        for (int i = 0; i < inputs.size(); i++) coverage.samples.add(coverage.samples(i, inputs.get(i)));
        var policy = table.getAttribute("hitPolicy");
        coverage.unique = policy.isEmpty() || policy.equals("UNIQUE");
        var all = new BitSet();
        all.set(0, coverage.rows.size());
        coverage.walk(0, all, new ArrayList<>());
        return Optional.of(coverage);
    }

    private List<Object> samples(int column, Element input) {
        var type = XmlReader.children(input, "inputExpression").stream().map(e -> e.getAttribute("typeRef")).findFirst().orElse("");
        var given = new ArrayList<Object>();
        for (var values : XmlReader.children(input, "inputValues")) CellTest.of(values.getTextContent()).ifPresent(v -> given.addAll(v.edges()));
        if (!given.isEmpty()) return given;
        if (type.equals("boolean")) return List.of(true, false);
        var edges = new TreeSet<Object>((a, b) -> a.getClass() == b.getClass() ? compare(a, b) : a.getClass().getName().compareTo(b.getClass().getName()));
        for (var row : rows) edges.addAll(row.get(column).edges());
        // A cell of another type than its neighbours is told elsewhere.
        if (!edges.isEmpty()) edges.removeIf(e -> e.getClass() != edges.first().getClass());
        if (edges.isEmpty()) return List.of(OTHER);
        var values = new ArrayList<Object>();
        Object before = null;
        for (var edge : edges) {
            if (edge instanceof BigDecimal n) {
                if (before == null) values.add(n.subtract(BigDecimal.ONE));
                else if (type.equals("integer") || type.equals("long")) {
                    if (n.subtract((BigDecimal) before).compareTo(BigDecimal.ONE) > 0) values.add(((BigDecimal) before).add(BigDecimal.ONE));
                } else values.add(n.add((BigDecimal) before).divide(BigDecimal.valueOf(2)));
            } else if (edge instanceof LocalDateTime t && before == null) {
                values.add(t.minusDays(1));
            }
            values.add(edge);
            before = edge;
        }
        if (before instanceof BigDecimal n) values.add(n.add(BigDecimal.ONE));
        else if (before instanceof LocalDateTime t) values.add(t.plusDays(1));
        else if (before instanceof String) values.add(OTHER);
        else if (before instanceof Boolean b && values.size() == 1) values.add(!b);
        return values;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private void walk(int column, BitSet live, List<Object> at) {
        if (live.isEmpty()) {
            if (gap == null) gap = List.copyOf(at);
            return;
        }
        if (column == samples.size()) {
            answering.set(live.nextSetBit(0));
            int second = live.nextSetBit(live.nextSetBit(0) + 1);
            if (!unique) return;
            answering.or(live);
            if (second >= 0 && overlap == null) {
                overlap = new int[] {live.nextSetBit(0), second};
                overlapAt = List.copyOf(at);
            }
            return;
        }
        if (done.putIfAbsent(column + ":" + live, at) != null) return;
        for (var value : samples.get(column)) {
            var fits = new BitSet();
            live.stream().filter(r -> rows.get(r).get(column).accepts(value)).forEach(fits::set);
            at.add(value);
            walk(column + 1, fits, at);
            at.remove(at.size() - 1);
        }
    }
}
