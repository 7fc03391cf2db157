package io.throughline.models.diff;

import static io.throughline.models.table.DecisionRules.DMN;

import io.throughline.models.FileChange.Change;
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

    private final DiffWords words;

    private TableDiff(DiffWords words) {
        this.words = words;
    }

    public static List<Change> between(Document before, Document after, DiffWords words) {
        var diff = new TableDiff(words);
        var old = byId(XmlReader.all(before, DMN, "decisionTable"));
        var now = byId(XmlReader.all(after, DMN, "decisionTable"));
        now.forEach((id, table) -> {
            if (old.containsKey(id)) diff.tables(old.get(id), table);
            else diff.changes.add(Change.added(id, words.say("new", words.say("table", id))));
        });
        old.keySet().stream().filter(id -> !now.containsKey(id)).forEach(id -> diff.changes.add(Change.removed(id, words.say("gone", words.say("table", id)))));
        return diff.changes;
    }

    private void tables(Element was, Element is) {
        if (!was.getAttribute("hitPolicy").equals(is.getAttribute("hitPolicy"))) {
            changes.add(new Change(is.getAttribute("id"), "changed", "hit policy", was.getAttribute("hitPolicy"), is.getAttribute("hitPolicy"),
                    words.say("hitPolicy", words.quoted(was.getAttribute("hitPolicy")), words.quoted(is.getAttribute("hitPolicy")))));
        }
        var oldColumns = columns(was);
        var newColumns = columns(is);
        newColumns.keySet().stream().filter(c -> !oldColumns.containsKey(c)).forEach(c -> changes.add(Change.added(newColumns.get(c).getAttribute("id"), words.say("new", words.say("column", c)))));
        oldColumns.keySet().stream().filter(c -> !newColumns.containsKey(c)).forEach(c -> changes.add(Change.removed(oldColumns.get(c).getAttribute("id"), words.say("gone", words.say("column", c)))));
        var oldRows = byId(XmlReader.children(was, "rule"));
        var newRows = byId(XmlReader.children(is, "rule"));
        int at = 0;
        for (var row : newRows.entrySet()) {
            at++;
            var old = oldRows.get(row.getKey());
            if (old == null) changes.add(Change.added(row.getKey(), words.say("new", words.say("row", "" + at, called(row.getValue()), cellsOf(is, row.getValue())))));
            else cells(was, old, is, row.getValue(), at);
        }
        oldRows.forEach((id, row) -> {
            if (!newRows.containsKey(id)) changes.add(Change.removed(id, words.say("gone", words.say("formerRow", called(row), cellsOf(was, row)))));
        });
        var kept = newRows.keySet().stream().filter(oldRows::containsKey).toList();
        if (!kept.equals(oldRows.keySet().stream().filter(newRows::containsKey).toList())) {
            changes.add(new Change(is.getAttribute("id"), "moved", "rows", null, null, words.say("rows")));
        }
    }

    private void cells(Element oldTable, Element was, Element table, Element is, int at) {
        var before = cells(oldTable, was);
        var after = cells(table, is);
        after.forEach((column, cell) -> {
            var old = before.get(column);
            if (old == null || text(old).equals(text(cell))) return;
            changes.add(new Change(cell.getAttribute("id"), "changed", column, text(old), text(cell), words.say("cell", "" + at, called(is), column, shown(old), shown(cell))));
        });
        if (!text(description(was)).equals(text(description(is)))) {
            changes.add(new Change(is.getAttribute("id"), "changed", "note", text(description(was)), text(description(is)), words.say("called", "" + at, text(description(is)))));
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

    private String cellsOf(Element table, Element row) {
        var cells = new ArrayList<String>();
        cells(table, row).forEach((column, cell) -> cells.add(column + " " + shown(cell)));
        return String.join(", ", cells);
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

    private String shown(Element cell) {
        return text(cell).isEmpty() ? words.say("anything") : text(cell);
    }

    private static Map<String, Element> byId(List<Element> elements) {
        var byId = new LinkedHashMap<String, Element>();
        elements.forEach(e -> byId.put(e.getAttribute("id"), e));
        return byId;
    }
}
