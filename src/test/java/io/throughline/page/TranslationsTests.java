package io.throughline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TranslationsTests {

    @Test
    void aSentenceIsKnownAgainWithAnyValueInItsGaps() {
        var pattern = Translations.pattern("%s (x) has %d hours; re-open %s.");
        var match = pattern.matcher("A.B\n (x) has 3 hours; re-open 2026-W47.");
        assertThat(match.matches()).isTrue();
        assertThat(match.group(1)).isEqualTo("A.B\n");
        assertThat(match.group(3)).isEqualTo("2026-W47");
        assertThat(pattern.matcher("A has 3 hours").matches()).isFalse();
    }

    @Test
    void processesAndColumnsOfTheShippedTablesHaveGermanNames() throws IOException {
        var translations = new Translations();
        var labels = new ArrayList<String>();
        try (var tables = Files.newDirectoryStream(Path.of("processes/decisions"), "*.dmn")) {
            for (var table : tables) labels.addAll(found("<(?:in|out)put id=\"[^\"]*\" label=\"([^\"]*)\"", table));
        }
        try (var models = Files.newDirectoryStream(Path.of("processes"), "*.bpmn")) {
            for (var model : models) labels.addAll(found("<bpmn:process [^>]*name=\"([^\"]*)\"", model));
        }
        assertThat(labels).hasSizeGreaterThan(60).filteredOn(l -> translations.word(l, Locale.GERMANY).equals(l)).containsOnly("Code (VATEX)");
    }

    @Test
    void aGapMayBeginWithAStepOfTheChecklist() throws IOException {
        var translations = new Translations();
        assertThat(translations.of("Complete setup step: File the contract, NORD-TIDE", Locale.GERMANY)).isEqualTo("Schritt der Einrichtung erledigen: Vertrag ablegen, NORD-TIDE");
        assertThat(translations.of("There is no project 'manager'.", Locale.GERMANY)).isEqualTo("Es gibt kein Projekt „manager“.");
    }

    private static List<String> found(String what, Path file) throws IOException {
        return Pattern.compile(what).matcher(Files.readString(file)).results().map(m -> m.group(1)).toList();
    }
}
