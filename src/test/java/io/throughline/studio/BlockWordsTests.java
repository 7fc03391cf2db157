package io.throughline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.models.Catalogue.Entry;
import io.throughline.process.model.StepCatalogue;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** The catalogue of building blocks reads in German from end to end. */
class BlockWordsTests {
    @Test
    void everySentenceOfTheCatalogueHasItsGerman() throws IOException {
        var catalogue = StepCatalogue.read();
        var words = new BlockWords(new StaticMessageSource());
        for (var kind : Stream.of(catalogue.steps(), catalogue.topics(), catalogue.messages(), catalogue.tables()).toList()) {
            var told = kind.values().stream().filter(e -> !e.does().isEmpty()).toList();
            var german = words.of(told, Locale.GERMAN).stream().map(Entry::does).toList();
            assertThat(german).doesNotContainAnyElementsOf(told.stream().map(Entry::does).toList());
        }
    }
}
