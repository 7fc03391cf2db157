package io.throughline.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.models.FileChange.Change;
import io.throughline.models.diff.DiffWords;
import io.throughline.models.diff.FormDiff;
import io.throughline.models.diff.GraphDiff;
import io.throughline.models.diff.TableDiff;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.XmlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What changed between two releases, in words: models by element, tables by cell, forms by field, the rest by line. */
public final class ModelDiff {
    private ModelDiff() {}

    /** In English, as the journal keeps it. */
    public static List<FileChange> between(List<ModelSource> before, List<ModelSource> after) {
        return between(before, after, Locale.ENGLISH);
    }

    /** Files that are the same, byte for byte or in all that is said, are left out. */
    public static List<FileChange> between(List<ModelSource> before, List<ModelSource> after, Locale language) {
        var words = new DiffWords(language);
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
                var inside = changes(was, is, words);
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

    private static List<Change> changes(ModelSource was, ModelSource is, DiffWords words) {
        if (is.ending().equals("form")) return FormDiff.between(was, is, words);
        var before = is.ending().equals("yml") ? null : XmlReader.read(was, new Findings(was.name()));
        var after = is.ending().equals("yml") ? null : XmlReader.read(is, new Findings(is.name()));
        if (before == null || after == null) return lines(was, is, words);
        var found = is.ending().equals("bpmn") ? GraphDiff.between(new BpmnGraph(before), new BpmnGraph(after), words) : TableDiff.between(before, after, words);
        return found.isEmpty() ? List.of(new Change(is.stem(), "changed", null, null, null, words.say("written"))) : found;
    }

    private static List<Change> lines(ModelSource was, ModelSource is, DiffWords words) {
        var before = new String(was.content(), UTF_8).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        var after = new String(is.content(), UTF_8).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        var changes = new ArrayList<Change>();
        before.stream().filter(l -> !after.contains(l)).forEach(l -> changes.add(new Change("-", "removed", null, l, null, words.say("saysNoMore", l))));
        after.stream().filter(l -> !before.contains(l)).forEach(l -> changes.add(new Change("-", "added", null, null, l, words.say("saysNow", l))));
        return changes;
    }
}
