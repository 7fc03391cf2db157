package io.throughline.models.source;

import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a small YAML file as plain maps and lists: no tags, no classes, no aliases that grow. */
public final class Yaml {
    private Yaml() {}

    public static Optional<Map<String, Object>> read(ModelSource source, Findings findings) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setCodePointLimit(1 << 20);
        options.setAllowDuplicateKeys(false);
        try {
            var content = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(new String(source.content(), java.nio.charset.StandardCharsets.UTF_8));
            if (content instanceof Map<?, ?>) return Optional.of(map(content));
            findings.error("-", "not-yaml", "Write the file as names with values.");
        } catch (MarkedYAMLException e) {
            findings.error("-", "not-yaml", "Mend the file, line " + (e.getProblemMark() == null ? "?" : e.getProblemMark().getLine() + 1) + ": " + e.getProblem() + ".");
        } catch (YAMLException e) {
            findings.error("-", "not-yaml", "Mend the file: " + e.getMessage());
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
    }

    public static List<?> list(Object value) {
        return value instanceof List<?> l ? l : value == null ? List.of() : List.of(value);
    }

    public static List<String> words(Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    public static String text(Object value) {
        return value == null ? "" : String.valueOf(value).strip();
    }
}
