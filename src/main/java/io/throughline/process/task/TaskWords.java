package io.throughline.process.task;

import io.throughline.page.Translations;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the house writes into a task, in the reader's language: sentences, days, and the shipped models' labels. What people wrote is left alone. */
@Component
class TaskWords {
    private static final Set<String> LABELS = Set.of("answer", "next");
    private static final Set<String> PEOPLES = Set.of("note", "comment", "reason", "name", "person", "client", "project", "task", "description", "subject", "reported", "reference",
            "manager", "step", "milestone", "askedBy", "requestedBy", "label", "key", "more");
    private static final Pattern DAY = Pattern.compile("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\\d{1,2} [A-Z][a-z]{2})( \\d{4})?\\b");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private final Translations sentences = new Translations("i18n/tasks");
    private final Translations names;
    private final Properties labels = new Properties();
    private final Pattern anyLabel;

    TaskWords(Translations names) throws IOException {
        this.names = names;
        var tasks = read("i18n/refusals/models.properties");
        tasks.stringPropertyNames().stream().filter(key -> key.endsWith(".en") && !tasks.getProperty(key).contains("%"))
                .forEach(key -> labels.setProperty(tasks.getProperty(key), tasks.getProperty(key.replaceFirst("en$", "de"))));
        labels.putAll(read("i18n/tasks/labels.properties"));
        // The longest first: "no, ask again" before "no".
        anyLabel = Pattern.compile(labels.stringPropertyNames().stream().sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\d-])(?:", ")(?![\\p{L}\\d-])")));
    }

    private static Properties read(String file) throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    /** {@code name}: what the text is called in the view. */
    String of(String name, String text, Locale language) {
        if (text.isBlank() || PEOPLES.contains(name) || !language.getLanguage().equals("de")) return text;
        if (LABELS.contains(name)) return anyLabel.matcher(text).replaceAll(found -> Matcher.quoteReplacement(labels.getProperty(found.group())));
        var whole = sentences.of(text, language);
        if (!whole.equals(text)) return days(whole, language);
        return days(Pattern.compile("(?<=\\.) (?=\\p{Lu})").splitAsStream(text).map(one -> sentences.of(one, language)).collect(Collectors.joining(" ")), language);
    }

    /** What a task, its process or a list of tasks is called. */
    String name(String name, Locale language) {
        if (!language.getLanguage().equals("de")) return name;
        var known = labels.getProperty(name);
        return known != null ? known : sentences.of(names.of(name, language), language);
    }

    private static String days(String text, Locale language) {
        return DAY.matcher(text).replaceAll(found -> {
            boolean year = found.group(2) != null;
            var day = LocalDate.parse(found.group(1) + (year ? found.group(2) : " 2000"), ENGLISH);
            // A day without its year keeps the weekday that was written.
            return year ? DateTimeFormatter.ofPattern("EE d. MMM yyyy", language).format(day) : weekday(found.group(), language) + DateTimeFormatter.ofPattern(" d. MMM", language).format(day);
        });
    }

    private static String weekday(String day, Locale language) {
        return DateTimeFormatter.ofPattern("EE", language).format(DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH).parse(day.substring(0, 3)));
    }
}
