package io.throughline.models.control;

import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import io.throughline.models.source.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold on every path, as the firm states it in {@code processes/controls.yml}. One of four forms:
 * {@code before} a step every way {@code needs} one of these steps ({@code unless} a variable says no);
 * {@code after} a message or step {@code never} one of these; a form {@code asked-by} is {@code answered-by} one of these steps;
 * in a {@code table}, {@code when} this is given, {@code never} that answer. {@code model} is where it is at home; it holds in every model of the release.
 */
record Control(String name, String sentence, String model, String before, List<String> needs, String unless, String after, List<String> never,
        List<String> askedBy, List<String> answeredBy, String table, Map<String, Object> when, Map<String, Object> neverAnswer) {
    private static final Set<String> KEYS = Set.of("control", "sentence", "model", "before", "needs", "unless", "after", "never", "asked-by", "answered-by", "table", "when");

    static List<Control> read(ModelSource source, Findings findings) {
        var controls = new ArrayList<Control>();
        Yaml.read(source, findings).ifPresent(file -> {
            if (Yaml.list(file.get("controls")).isEmpty()) findings.error("-", "controls", "State the firm's controls under \"controls\".");
            for (var each : Yaml.list(file.get("controls"))) {
                var control = of(Yaml.map(each));
                if (sound(control, Yaml.map(each), findings)) controls.add(control);
            }
        });
        return controls;
    }

    private static Control of(Map<String, Object> c) {
        return new Control(Yaml.text(c.get("control")), Yaml.text(c.get("sentence")), Yaml.text(c.get("model")), Yaml.text(c.get("before")), Yaml.words(c.get("needs")),
                Yaml.text(c.get("unless")), Yaml.text(c.get("after")), c.containsKey("table") ? List.of() : Yaml.words(c.get("never")), Yaml.words(c.get("asked-by")),
                Yaml.words(c.get("answered-by")), Yaml.text(c.get("table")), Yaml.map(c.get("when")), c.containsKey("table") ? Yaml.map(c.get("never")) : Map.of());
    }

    private static boolean sound(Control c, Map<String, Object> given, Findings findings) {
        var element = c.name.isEmpty() ? "-" : c.name;
        if (c.name.isEmpty() || c.sentence.isEmpty()) findings.error(element, "controls", "Give the control a name and a sentence that says what must hold.");
        for (var key : given.keySet()) if (!KEYS.contains(key)) findings.error(element, "controls", "Remove \"" + key + "\" from the control: it is made of " + String.join(", ", KEYS.stream().sorted().toList()) + ".");
        int forms = (c.before.isEmpty() ? 0 : 1) + (c.after.isEmpty() ? 0 : 1) + (c.askedBy.isEmpty() ? 0 : 1) + (c.table.isEmpty() ? 0 : 1);
        boolean whole = c.before.isEmpty() == c.needs.isEmpty() && c.askedBy.isEmpty() == c.answeredBy.isEmpty() && (c.after.isEmpty() || !c.never.isEmpty())
                && (c.table.isEmpty() ? !c.model.isEmpty() : !c.neverAnswer.isEmpty());
        if (forms == 1 && whole) return !c.name.isEmpty();
        findings.error(element, "controls", "State the control in one of the four forms: model with before and needs, model with after and never, model with asked-by and answered-by, or table with when and never.");
        return false;
    }
}
