package io.throughline.models.diff;

import io.throughline.models.FileChange.Change;
import io.throughline.models.source.AllowList;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeSet;

/** The sentences of a comparison in the reader's language, {@code i18n/model-diff}; what drawings, tables and forms call their own stays as it is. */
public final class DiffWords {
    private static final ResourceBundle.Control THEIRS_OR_ENGLISH = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private final ResourceBundle words;

    public DiffWords(Locale language) {
        this.words = ResourceBundle.getBundle("i18n/model-diff", language, THEIRS_OR_ENGLISH);
    }

    public String say(String key, Object... values) {
        return new MessageFormat(words.getString("diff." + key), Locale.ROOT).format(values);
    }

    /** As a sentence begins. */
    String begin(String key, Object... values) {
        var said = say(key, values);
        return Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    /** A kind of element, or a property: the engine's own name where the house has none. */
    String word(String kind, String name) {
        var key = "diff." + kind + "." + name.replace(' ', '-');
        return words.containsKey(key) ? words.getString(key) : name;
    }

    String quoted(String value) {
        return value.isEmpty() ? say("empty") : say("quoted", AllowList.brief(value));
    }

    /** What an element says of itself, one by one. */
    List<Change> properties(String element, String what, Map<String, String> before, Map<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<Change>();
        for (var name : names) {
            var was = before.get(name);
            var is = after.get(name);
            if (Objects.equals(was, is)) continue;
            var property = word("property", name);
            changes.add(new Change(element, "changed", name, was, is, was == null ? say("isNow", what, property, quoted(is))
                    : is == null ? say("isNoMore", what, property, quoted(was)) : say("was", what, property, quoted(was), quoted(is))));
        }
        return changes;
    }
}
