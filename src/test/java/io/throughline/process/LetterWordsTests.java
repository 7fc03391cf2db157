package io.throughline.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class LetterWordsTests {
    /** What comes with an invoice is written in French, too. */
    private static final List<String> FRENCH = List.of("invoice", "credit-note");
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    @Test
    void everyLetterIsThereInBothLanguagesWithTheSameGaps() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath:mail/*.txt");
        var names = Arrays.stream(files).map(f -> f.getFilename().replaceFirst("_(en|de|fr)\\.txt$", "")).distinct().toList();
        assertThat(files).hasSize(2 * names.size() + FRENCH.size());
        for (var name : FRENCH) assertThat(gaps(name, "fr")).as(name).isEqualTo(gaps(name, "en"));
        for (var name : names) assertThat(gaps(name, "de")).as(name).isEqualTo(gaps(name, "en"));
    }

    @Test
    void theFirstLineIsTheSubject() {
        var words = LetterWords.of("week-reminder-1", Locale.GERMAN, Map.of("name", "Ida", "week", "2026-W10", "monday", "", "sunday", "", "hours", "0"));
        assertThat(words.subject()).isEqualTo("Ihre Woche 2026-W10 ist nicht abgegeben");
        assertThat(words.body()).startsWith("Guten Tag Ida,").doesNotContain("{");
    }

    private static TreeSet<String> gaps(String name, String language) throws IOException {
        var text = new PathMatchingResourcePatternResolver().getResource("classpath:mail/%s_%s.txt".formatted(name, language)).getContentAsString(StandardCharsets.UTF_8);
        var gaps = new TreeSet<String>();
        GAP.matcher(text).results().forEach(m -> gaps.add(m.group(1)));
        return gaps;
    }
}
