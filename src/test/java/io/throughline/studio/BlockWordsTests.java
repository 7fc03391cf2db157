package io.throughline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.models.Catalogue.Entry;
import io.throughline.process.model.StepCatalogue;
import java.io.IOException;
import java.util.List;
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
            var german = words.of(told, "", Locale.GERMAN).stream().map(Entry::does).toList();
            assertThat(german).doesNotContainAnyElementsOf(told.stream().map(Entry::does).toList());
        }
    }

    @Test
    void areFoundByNameSentenceAndVariable() throws IOException {
        var steps = StepCatalogue.read().steps().values();
        var words = new BlockWords(new StaticMessageSource());
        for (var wanted : List.of("issueinv", "Rechnung")) assertThat(words.of(steps, wanted, Locale.GERMAN)).extracting(Entry::name).contains("issueInvoice").hasSizeLessThan(steps.size());
        assertThat(words.of(steps, "draftId", Locale.GERMAN)).allMatch(e -> (e.does() + e.reads() + e.writes()).contains("draftId")).isNotEmpty();
        assertThat(words.of(steps, "zebra", Locale.GERMAN)).isEmpty();
    }
}
