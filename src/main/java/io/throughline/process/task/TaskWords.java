package io.throughline.process.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.throughline.page.Formats;
import io.throughline.page.Translations;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
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
public class TaskWords {
    private static final Set<String> LABELS = Set.of("answer", "next");
    private static final Set<String> PEOPLES = Set.of("note", "comment", "reason", "name", "person", "client", "project", "task", "description", "subject", "reported", "reference",
            "manager", "milestone", "askedBy", "requestedBy", "key", "more");
    private static final Pattern DAY = Pattern.compile("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\\d{1,2} [A-Z][a-z]{2})( \\d{4})?\\b");
    private static final Pattern ISO_DAY = Pattern.compile("(?<![\\w./-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\w/-])");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private final Translations sentences = new Translations("i18n/tasks", "i18n/billing");
    private final Translations rooms = new Translations("i18n/refusals");
    private final Properties labels = new Properties();
    private final Pattern anyLabel;

    TaskWords() throws IOException {
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

    /** Every text of a view. */
    public JsonNode all(JsonNode view, Locale language) {
        return all("", view, language);
    }

    private JsonNode all(String name, JsonNode node, Locale language) {
        if (node.isTextual()) return TextNode.valueOf(of(name, node.asText(), language));
        if (node instanceof ObjectNode object) object.fieldNames().forEachRemaining(key -> object.set(key, all(key, object.get(key), language)));
        if (node instanceof ArrayNode array) for (int i = 0; i < array.size(); i++) array.set(i, all(name, array.get(i), language));
        return node;
    }

    /** {@code name}: what the text is called in the view. */
    String of(String name, String text, Locale language) {
        boolean stays = text.isBlank() || text.startsWith("/") || PEOPLES.contains(name) || !language.getLanguage().equals("de");
        return stays ? text : Formats.figures(german(name, text, language), language);
    }

    private String german(String name, String text, Locale language) {
        if (name.equals("tax")) return tax(text, language);
        if (name.equals("label")) return days(text, language);
        if (LABELS.contains(name)) return anyLabel.matcher(text).replaceAll(found -> Matcher.quoteReplacement(labels.getProperty(found.group())));
        if (labels.containsKey(text)) return labels.getProperty(text);
        var whole = sentences.of(text, language);
        if (!whole.equals(text)) return days(whole, language);
        return days(Pattern.compile("(?<=\\.) (?=\\p{Lu})").splitAsStream(text).map(one -> sentences.of(one, language)).collect(Collectors.joining(" ")), language);
    }

    /** "S, 19.00 %: Domestic supply at the standard rate" */
    private String tax(String text, Locale language) {
        int reason = text.indexOf(": ") + 2;
        return text.substring(0, reason) + rooms.word(text.substring(reason), language);
    }

    /** What a task, its process or a list of tasks is called. */
    public String name(String name, Locale language) {
        if (!language.getLanguage().equals("de")) return name;
        var known = labels.getProperty(name);
        if (known != null) return known;
        // "Approve timesheet: Ben Osei, 2026-W46"
        var about = name.indexOf(": ");
        var label = about < 0 ? null : labels.getProperty(name.substring(0, about));
        return label == null ? sentences.of(name, language) : label + ": " + about(name.substring(about + 2));
    }

    /** "File the contract, NORD-TIDE": a step of the checklist, which the house named. A single word may be anybody's code. */
    private String about(String what) {
        var first = what.contains(", ") ? what.substring(0, what.indexOf(", ")) : what;
        return first.contains(" ") && labels.containsKey(first) ? labels.getProperty(first) + what.substring(first.length()) : what;
    }

    private static String days(String text, Locale language) {
        var said = ISO_DAY.matcher(DAY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(day(found.group(), found.group(1), found.group(2), language)))).replaceAll("$3.$2.$1");
        // A month's own dot ends its sentence, too.
        return said.equals(text) ? text : said.replaceAll("(?<!\\.)\\.\\.(?!\\.)", ".");
    }

    /** A day without its year keeps the weekday that was written; what only looks like a day stays. */
    private static String day(String written, String dayAndMonth, String year, Locale language) {
        try {
            var day = LocalDate.parse(dayAndMonth + (year == null ? " 2000" : year), ENGLISH);
            return year == null ? weekday(written, language) + DateTimeFormatter.ofPattern(" d. MMM", language).format(day) : DateTimeFormatter.ofPattern("EE d. MMM yyyy", language).format(day);
        } catch (DateTimeException e) {
            return written;
        }
    }

    private static String weekday(String day, Locale language) {
        return DateTimeFormatter.ofPattern("EE", language).format(DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH).parse(day.substring(0, 3)));
    }
}
