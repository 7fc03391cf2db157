package io.throughline.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.models.FileChange.Change;
import io.throughline.models.diff.FormDiff;
import io.throughline.models.diff.GraphDiff;
import io.throughline.models.diff.TableDiff;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.XmlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Document;

/** What changed between two releases, in words: models by element, tables by cell, forms by field, the rest by line. */
public final class ModelDiff {
    /** What Modeler calls by a name of the engine's. */
    private static final Map<String, String> SPOKEN = Map.of("asyncBefore", "the save point before it", "asyncAfter", "the save point after it", "candidateGroups", "who is asked",
            "formRef", "the form", "delegateExpression", "what it does", "dueDate", "when it is due");

    private ModelDiff() {}

    /** Files that are the same, byte for byte or in all that is said, are left out. */
    public static List<FileChange> between(List<ModelSource> before, List<ModelSource> after) {
        var old = byName(before);
        var now = byName(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        var changes = new ArrayList<FileChange>();
        for (var name : names) {
            var was = old.get(name);
            var is = now.get(name);
            if (was == null) changes.add(new FileChange(name, "added", List.of()));
            else if (is == null) changes.add(new FileChange(name, "removed", List.of()));
            else if (!Arrays.equals(was.content(), is.content())) {
                var inside = changes(was, is);
                if (!inside.isEmpty()) changes.add(new FileChange(name, "changed", inside));
            }
        }
        return changes;
    }

    private static Map<String, ModelSource> byName(List<ModelSource> files) {
        var byName = new TreeMap<String, ModelSource>();
        files.forEach(f -> byName.put(f.name(), f));
        return byName;
    }

    private static List<Change> changes(ModelSource was, ModelSource is) {
        if (is.ending().equals("form")) return FormDiff.between(was, is);
        var before = is.ending().equals("yml") ? null : XmlReader.read(was, new Findings(was.name()));
        var after = is.ending().equals("yml") ? null : XmlReader.read(is, new Findings(is.name()));
        if (before == null || after == null) return lines(was, is);
        var found = is.ending().equals("bpmn") ? GraphDiff.between(new BpmnGraph(before), new BpmnGraph(after)) : TableDiff.between(before, after);
        return found.isEmpty() ? List.of(written(before, after, is.stem())) : found;
    }

    /** Only spaces, ids of the drawing and the like. */
    private static Change written(Document before, Document after, String name) {
        return new Change(name, "changed", null, null, null, "Only the way it is written or drawn changed; what it does is the same.");
    }

    private static List<Change> lines(ModelSource was, ModelSource is) {
        var before = new String(was.content(), UTF_8).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        var after = new String(is.content(), UTF_8).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        var changes = new ArrayList<Change>();
        before.stream().filter(l -> !after.contains(l)).forEach(l -> changes.add(new Change("-", "removed", null, l, null, "No longer says: " + l)));
        after.stream().filter(l -> !before.contains(l)).forEach(l -> changes.add(new Change("-", "added", null, null, l, "Says now: " + l)));
        return changes;
    }

    public static List<Change> properties(String element, String what, Map<String, String> before, Map<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<Change>();
        for (var name : names) {
            var was = before.get(name);
            var is = after.get(name);
            if (java.util.Objects.equals(was, is)) continue;
            changes.add(new Change(element, "changed", name, was, is, "%s: %s %s.".formatted(what, SPOKEN.getOrDefault(name, name),
                    was == null ? "is now " + quoted(is) : is == null ? "is no longer " + quoted(was) : "was " + quoted(was) + " and is now " + quoted(is))));
        }
        return changes;
    }

    public static String quoted(String value) {
        return value.isEmpty() ? "empty" : "\"" + AllowList.brief(value) + "\"";
    }
}
