package io.throughline.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** The words of a letter, from {@code mail/<name>_<language>.txt}: the first line is the subject, {gaps} are filled in. */
public record LetterWords(String subject, String body) {

    public static LetterWords of(String name, Locale language, Map<String, ?> gaps) {
        try {
            var text = new ClassPathResource("mail/%s_%s.txt".formatted(name, language.getLanguage())).getContentAsString(StandardCharsets.UTF_8);
            for (var gap : gaps.entrySet()) text = text.replace("{" + gap.getKey() + "}", String.valueOf(gap.getValue()));
            int end = text.indexOf('\n');
            return new LetterWords(text.substring(0, end), text.substring(end).strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
