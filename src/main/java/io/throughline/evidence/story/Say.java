package io.throughline.evidence.story;

import io.throughline.page.Formats;
import io.throughline.page.Translations;
import io.throughline.project.RateRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;

/** Sentences about a story in the reader's language; people by name, with their code. */
final class Say {
    private static final Pattern OF_PERSON = Pattern.compile("h of (\\S+) x ");
    private final MessageSource words;
    private final Translations translations;
    private final Locale language;
    private final Map<String, String> people;

    Say(MessageSource words, Translations translations, Locale language, Map<String, String> people) {
        this.words = words;
        this.translations = translations;
        this.language = language;
        this.people = people;
    }

    Story.Answer answer(String key, Boolean good, List<String> sentences) {
        return new Story.Answer(key, that("question." + key), good, sentences);
    }

    String that(String key, Object... values) {
        return words.getMessage("evidence." + key, Arrays.stream(values).map(v -> v == null ? "" : v instanceof Number ? String.valueOf(v) : v).toArray(), language);
    }

    String word(String key, String otherwise) {
        return words.getMessage(key, null, otherwise, language);
    }

    String name(String who) {
        if (who == null) return "";
        if (who.equals("system")) return that("system");
        var name = people.get(who);
        return name == null || name.equals(who) ? who : name + " (" + who + ")";
    }

    /** {@code timesheet-approval} as its model calls it. */
    String process(String id) {
        var words = id.replace('-', ' ');
        return translations.word(Character.toUpperCase(words.charAt(0)) + words.substring(1), language);
    }

    /** Whom a task was offered to, where to nobody by name. */
    String groups(String groups) {
        return Arrays.stream(groups.split(", ")).map(g -> word("role." + (g.equals("camunda-admin") ? "ADMIN" : g.toUpperCase(Locale.ROOT)), g)).collect(Collectors.joining(", "));
    }

    /** What an entry tells: its own wording, else the event's name in words. */
    String event(String event) {
        return words.getMessage("evidence.event." + event, null, inWords(event), language);
    }

    static String inWords(String event) {
        var text = event.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Whether the task of approving was theirs by the routing table. */
    String routed(Story story, String approver) {
        boolean offered = story.tasks().stream().anyMatch(t -> t.task().startsWith("approve") && approver.equals(t.decider()) && (t.decidedBy().equals(t.assignee()) || !t.groups().isEmpty()));
        return that(offered ? "approved.routed" : "approved.notAsked");
    }

    /** {@code 34.50 h of ben x 95.00 EUR an hour}, with the person by name. */
    String formula(Story.Line line) {
        var said = OF_PERSON.matcher(line.formula()).replaceFirst(found -> Matcher.quoteReplacement("h of %s x ".formatted(name(found.group(1)))));
        return figures(translations.of(said, language));
    }

    /** Which rates hold, since when, and which they beat. */
    String rateFrom(Story.Line line) {
        if (line.rateFrom() == null) return "";
        if (line.rates() == null) return that("rate.asBilled");
        return line.rates().stream().map(p -> that("rate.hours", figures(p.hours().toPlainString()), rule(p.won()))
                + (p.beat() == null || p.beat().isEmpty() ? "" : that("rate.before", p.beat().stream().map(this::rule).collect(Collectors.joining(", "))))).distinct().limit(5).collect(Collectors.joining("; "));
    }

    /** Whose rates won, without the hours. */
    String rules(Story.Line line) {
        return line.rates() == null ? that("rate.asBilled") : line.rates().stream().map(p -> rule(p.won())).distinct().collect(Collectors.joining("; "));
    }

    private String rule(RateRule rule) {
        var whose = (word("rate.place." + rule.place(), rule.place().name()) + " " + (rule.place().name().startsWith("PERSON") ? name(rule.subject()) : rule.subject())).strip();
        var rate = figures(rule.rate().toPlainString());
        return rule.validFrom().getYear() <= 1900 ? that("rate.rule", whose, rate) : that("rate.ruleSince", whose, rate, day(rule.validFrom()));
    }

    /** "Currency EUR, Net 10500.0" */
    String asked(DecisionShown decision) {
        return pairs(decision.inputs(), decision.asked());
    }

    String answered(DecisionShown decision) {
        return decision.hits().stream().map(h -> pairs(decision.outputs(), h.answers())).collect(Collectors.joining("; "));
    }

    private String pairs(List<String> columns, List<String> values) {
        return IntStream.range(0, columns.size()).mapToObj(n -> column(columns.get(n)) + " " + values.get(n)).collect(Collectors.joining(", "));
    }

    /** The heading of a table's column, or what a model calls a step. */
    String column(String label) {
        return translations.word(label, language);
    }

    /** What the house itself wrote in English. */
    String words(String sentence) {
        return translations.of(sentence, language);
    }

    String figures(String sentence) {
        return Formats.figures(sentence, language);
    }

    String moment(Instant at) {
        return at == null ? "" : DateTimeFormatter.ofPattern(isGerman() ? "dd.MM.yyyy, HH:mm" : "d MMM yyyy, HH:mm", language).format(at.atZone(ZoneId.systemDefault()));
    }

    String day(LocalDate day) {
        return day == null ? "" : DateTimeFormatter.ofPattern(isGerman() ? "dd.MM.yyyy" : "d MMM yyyy", language).format(day);
    }

    private boolean isGerman() {
        return language.getLanguage().equals("de");
    }
}
