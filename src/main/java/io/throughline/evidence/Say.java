package io.throughline.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** Sentences about a story in the reader's language; people by name, with their code. */
final class Say {
    private final MessageSource words;
    private final Locale language;
    private final Map<String, String> people;

    Say(MessageSource words, Locale language, Map<String, String> people) {
        this.words = words;
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
        boolean offered = story.tasks().stream().anyMatch(t -> t.task().startsWith("approve") && approver.equals(t.decidedBy()) && (approver.equals(t.assignee()) || !t.groups().isEmpty()));
        return that(offered ? "approved.routed" : "approved.notAsked");
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
