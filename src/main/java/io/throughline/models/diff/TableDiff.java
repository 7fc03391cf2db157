package io.throughline.models.diff;

import static io.throughline.models.table.DecisionRules.DMN;

import io.throughline.models.FileChange.Change;
import io.throughline.models.ModelDiff;
import io.throughline.models.source.XmlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Two versions of a decision table, cell by cell. Rows are told apart by their id, columns by what they look at or answer. */
public final class TableDiff {
    private final List<Change> changes = new ArrayList<>();

    private TableDiff() {}

    public static List<Change> between(Document before, Document after) {
        var diff = new TableDiff();
        var old = byId(XmlReader.all(before, DMN, "decisionTable"));
        var now = byId(XmlReader.all(after, DMN, "decisionTable"));
        now.forEach((id, table) -> {
            if (old.containsKey(id)) diff.tables(old.get(id), table);
            else diff.changes.add(Change.added(id, "New: the table " + id + "."));
        });
        old.keySet().stream().filter(id -> !now.containsKey(id)).forEach(id -> diff.changes.add(Change.removed(id, "Gone: the table " + id + ".")));
        return diff.changes;
    }

    private void tables(Element was, Element is) {
        if (!was.getAttribute("hitPolicy").equals(is.getAttribute("hitPolicy"))) {
            changes.add(new Change(is.getAttribute("id"), "changed", "hit policy", was.getAttribute("hitPolicy"), is.getAttribute("hitPolicy"),
                    "The hit policy was %s and is now %s.".formatted(ModelDiff.quoted(was.getAttribute("hitPolicy")), ModelDiff.quoted(is.getAttribute("hitPolicy")))));
        }
        var oldColumns = columns(was);
        var newColumns = columns(is);
        newColumns.keySet().stream().filter(c -> !oldColumns.containsKey(c)).forEach(c -> changes.add(Change.added(newColumns.get(c).getAttribute("id"), "New: the column \"" + c + "\".")));
        oldColumns.keySet().stream().filter(c -> !newColumns.containsKey(c)).forEach(c -> changes.add(Change.removed(oldColumns.get(c).getAttribute("id"), "Gone: the column \"" + c + "\".")));
        var oldRows = byId(XmlReader.children(was, "rule"));
        var newRows = byId(XmlReader.children(is, "rule"));
        int at = 0;
        for (var row : newRows.entrySet()) {
            at++;
            var old = oldRows.get(row.getKey());
            if (old == null) changes.add(Change.added(row.getKey(), "New: row " + at + called(row.getValue()) + ": " + words(is, row.getValue()) + "."));
            else cells(was, old, is, row.getValue(), at);
        }
        oldRows.forEach((id, row) -> {
            if (!newRows.containsKey(id)) changes.add(Change.removed(id, "Gone: the row" + called(row) + ": " + words(was, row) + "."));
        });
        var kept = newRows.keySet().stream().filter(oldRows::containsKey).toList();
        if (!kept.equals(oldRows.keySet().stream().filter(newRows::containsKey).toList())) {
            changes.add(new Change(is.getAttribute("id"), "moved", "rows", null, null, "The rows stand in another order; the first that fits answers."));
        }
    }

    private void cells(Element oldTable, Element was, Element table, Element is, int at) {
        var before = cells(oldTable, was);
        var after = cells(table, is);
        after.forEach((column, cell) -> {
            var old = before.get(column);
            if (old == null || text(old).equals(text(cell))) return;
            changes.add(new Change(cell.getAttribute("id"), "changed", column, text(old), text(cell), "Row %d%s, %s: was %s and is now %s.".formatted(at, called(is), column, shown(old), shown(cell))));
        });
        if (!text(description(was)).equals(text(description(is)))) {
            changes.add(new Change(is.getAttribute("id"), "changed", "note", text(description(was)), text(description(is)), "Row %d is now called \"%s\".".formatted(at, text(description(is)))));
        }
    }

    private static Map<String, Element> columns(Element table) {
        var columns = new LinkedHashMap<String, Element>();
        for (var kind : List.of("input", "output")) {
            for (var column : XmlReader.children(table, kind)) columns.putIfAbsent(name(column), column);
        }
        return columns;
    }

    private static String name(Element column) {
        var looksAt = XmlReader.children(column, "inputExpression").stream().map(TableDiff::text).findFirst().orElse("");
        return column.getAttribute("label").isBlank() ? looksAt.isEmpty() ? column.getAttribute("name") : looksAt : column.getAttribute("label");
    }

    private static Map<String, Element> cells(Element table, Element row) {
        var names = new ArrayList<>(columns(table).keySet());
        var cells = new ArrayList<>(XmlReader.children(row, "inputEntry"));
        cells.addAll(XmlReader.children(row, "outputEntry"));
        var byColumn = new LinkedHashMap<String, Element>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) byColumn.put(names.get(i), cells.get(i));
        return byColumn;
    }

    private static String words(Element table, Element row) {
        var words = new ArrayList<String>();
        cells(table, row).forEach((column, cell) -> words.add(column + " " + shown(cell)));
        return String.join(", ", words);
    }

    private static String called(Element row) {
        return text(description(row)).isEmpty() ? "" : " (" + text(description(row)) + ")";
    }

    private static Element description(Element row) {
        return XmlReader.children(row, "description").stream().findFirst().orElse(null);
    }

    private static String text(Element e) {
        return e == null ? "" : e.getTextContent().strip();
    }

    private static String shown(Element cell) {
        return text(cell).isEmpty() ? "anything" : text(cell);
    }

    private static Map<String, Element> byId(List<Element> elements) {
        var byId = new LinkedHashMap<String, Element>();
        elements.forEach(e -> byId.put(e.getAttribute("id"), e));
        return byId;
    }
}
