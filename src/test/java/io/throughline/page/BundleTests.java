package io.throughline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every word there is in English is there in German, and none is called that is not there. */
class BundleTests {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern CALLED = Pattern.compile("#\\{([a-zA-Z0-9._]+)");

    @Test
    void everyBundleSaysTheSameInBothLanguages() throws IOException {
        for (var english : bundles()) {
            var german = Path.of(english.toString().replace(".properties", "_de.properties"));
            assertThat(german).exists();
            assertThat(new TreeSet<>(read(german).stringPropertyNames())).as("keys of %s", german)
                    .isEqualTo(new TreeSet<>(read(english).stringPropertyNames()));
        }
    }

    @Test
    void noRoomTakesAnothersKey() throws IOException {
        var seen = new ArrayList<String>();
        for (var english : bundles()) seen.addAll(read(english).stringPropertyNames());
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void noTemplateCallsAWordThatIsNotThere() throws IOException {
        var known = new TreeSet<String>();
        for (var english : bundles()) known.addAll(read(english).stringPropertyNames());
        for (var template : files(RESOURCES.resolve("templates"), ".html")) {
            var called = CALLED.matcher(Files.readString(template)).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
            assertThat(known).as("words of %s", template).containsAll(called);
        }
    }

    @Test
    void everyTranslatedRefusalIsStillSaidSomewhere() throws IOException {
        var code = new StringBuilder();
        for (var file : files(Path.of("src/main/java"), ".java")) code.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
        for (var model : files(Path.of("processes"), "n")) code.append(Files.readString(model).replace("&#34;", "\""));
        for (var table : files(RESOURCES.resolve("db/migration"), ".sql")) code.append(Files.readString(table));
        for (var file : files(RESOURCES.resolve("i18n/refusals"), ".properties")) {
            var texts = read(file);
            for (var key : texts.stringPropertyNames()) {
                if (!key.endsWith(".en")) continue;
                assertThat(texts.getProperty(key.replaceFirst("en$", "de"))).as("%s in %s", key, file).isNotBlank();
                assertThat(code.toString()).as("%s in %s", key, file).contains(texts.getProperty(key).replace("\"", "\\\"").replaceFirst(":? ?%s$", ""));
            }
        }
    }

    private static List<Path> bundles() throws IOException {
        try (var files = Files.list(RESOURCES.resolve("i18n"))) {
            return files.filter(f -> f.toString().endsWith(".properties") && !f.toString().endsWith("_de.properties")).toList();
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        var texts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return texts;
    }
}
