package io.throughline.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Sentences that the rooms say in English, in German: {@code i18n/refusals/<room>.properties} holds under {@code <key>.en} the sentence as
 * it stands in the code, with its placeholders, and under {@code <key>.de} the German one with {0}, {1} in the same sense.
 */
@Component("translations")
public class Translations {
    private record Sentence(Pattern english, int said, String german) {}

    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();

    @Autowired
    Translations() throws IOException {
        this("i18n/refusals", "i18n/billing");
        // What the shipped models call their processes and steps, and the shipped tables their columns.
        for (var file : List.of("labels", "columns")) {
            var labels = read(new ClassPathResource("i18n/tasks/%s.properties".formatted(file)));
            labels.stringPropertyNames().forEach(english -> words.putIfAbsent(english, labels.getProperty(english)));
        }
    }

    /** Those of other folders, for what is no refusal. */
    public Translations(String... folders) throws IOException {
        for (var folder : folders) for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.properties")) learn(read(file));
        // What says more of its own comes first: "%s is before %s" fits many a longer sentence.
        sentences.sort(Comparator.comparing(Sentence::said).reversed());
    }

    private void learn(Properties texts) {
        for (var key : texts.stringPropertyNames()) {
            if (!key.endsWith(".en")) continue;
            var english = texts.getProperty(key);
            var german = texts.getProperty(key.replaceFirst("en$", "de"));
            sentences.add(new Sentence(pattern(english), english.replaceAll("%[sd]", "").length(), german));
            if (!english.contains("%")) words.put(english, german);
        }
    }

    private static Properties read(Resource file) throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    /** The sentence itself where it needs no translation, or none is known. */
    public String of(String sentence, Locale language) {
        if (sentence == null || !language.getLanguage().equals("de")) return sentence;
        if (words.containsKey(sentence)) return words.get(sentence);
        for (var known : sentences) {
            var match = known.english.matcher(sentence);
            if (!match.matches()) continue;
            var german = known.german;
            for (int i = 0; i < match.groupCount(); i++) german = german.replace("{" + i + "}", phrase(match.group(i + 1)));
            return german;
        }
        return sentence;
    }

    /** What fills a gap may begin with words of the house itself: the step of a checklist, before whose it is. A single word may be anybody's code. */
    private String phrase(String value) {
        var first = value.contains(", ") ? value.substring(0, value.indexOf(", ")) : value;
        return first.contains(" ") && words.containsKey(first) ? words.get(first) + value.substring(first.length()) : value;
    }

    /** A word of the house, as it stands alone in a table: never with gaps, so that many are said fast. */
    public String word(String word, Locale language) {
        return language.getLanguage().equals("de") ? words.getOrDefault(word, word) : word;
    }

    /** Several, with commas between. */
    public String all(List<String> sentences, Locale language) {
        return String.join(", ", sentences.stream().map(s -> of(s, language)).toList());
    }

    /** {@code There is no project '%s'.} matches with any value in the gap. */
    static Pattern pattern(String english) {
        return Pattern.compile("\\Q" + english.replaceAll("%[sd]", "\\\\E(.*)\\\\Q") + "\\E", Pattern.DOTALL);
    }
}
