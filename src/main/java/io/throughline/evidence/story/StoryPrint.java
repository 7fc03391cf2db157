package io.throughline.evidence.story;

import io.throughline.evidence.model.ModelCopies;
import io.throughline.firm.Firm;
import io.throughline.page.Translations;
import io.throughline.print.Imprint;
import io.throughline.print.PrintingPress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The story to read on paper: questions and answers, timeline, lines, tasks, papers with their hashes. */
@Component
public class StoryPrint {
    private static final int MOST = 400;
    private final PrintingPress press;
    private final MessageSource words;
    private final Translations translations;
    private final Firm firm;
    private final ModelCopies models;

    StoryPrint(PrintingPress press, MessageSource words, Translations translations, Firm firm, ModelCopies models) {
        this.models = models;
        this.press = press;
        this.words = words;
        this.translations = translations;
        this.firm = firm;
    }

    public byte[] pdf(Story story, Locale language) {
        var say = new Say(words, translations, language, story.people());
        var i = story.invoice();
        var title = say.that("title", i.number());
        var author = firm.profile().name();
        return press.pdf("evidence-story", language, Map.of("title", title, "sentence", say.that("sentence", i.clientName(), i.projectNames()), "firm", author), rows(story, say),
                new Imprint(title, author, i.issueDate()));
    }

    private List<Map<String, String>> rows(Story story, Say say) {
        var rows = new ArrayList<Map<String, String>>();
        var i = story.invoice();
        rows.add(row("ROW", say.that("fact.client"), "%s (%s)".formatted(i.clientName(), i.clientCode())));
        i.projects().forEach(p -> rows.add(row("ROW", say.that("fact.project"), "%s (%s), %s".formatted(p.name(), p.code(), say.that("fact.manager", say.name(p.managerCode()))))));
        rows.add(row("ROW", say.that("fact.gross"), i.gross() + ": " + say.that("fact.net", i.net().toString(), i.vat().toString())));
        rows.add(row("ROW", say.that("fact.standing"), say.that("standing." + i.standing()) + " " + say.day(i.settledOn())));
        rows.add(row("ROW", say.that("fact.issued"), say.that("fact.issuedBy", say.day(i.issueDate()), say.name(i.issuedBy()), say.day(i.dueDate()))));
        rows.add(row("HEAD", "", say.that("questions")));
        for (var answer : story.answers()) {
            rows.add(row("QUESTION", say.that(answer.good() == null ? "open.question" : answer.good() ? "good" : "bad"), answer.question()));
            answer.sentences().forEach(s -> rows.add(row("ROW", "", s)));
        }
        rows.add(row("HEAD", "", say.that("timeline")));
        story.timeline().stream().limit(MOST).forEach(e -> rows.add(row("ROW", say.moment(e.at()), say.event(e.event()) + ", " + say.name(e.actor()) + (e.reason() == null ? "" : ": " + e.reason())
                + " (" + (e.place() == null ? say.that("entry.unsealed", e.id()) : say.that("entry", e.id(), e.place())) + ")")));
        rows.add(row("HEAD", "", say.word("invoice.lines", "Lines")));
        story.lines().stream().limit(MOST).forEach(l -> rows.add(row("ROW", l.amount().toString(), l.description() + ": " + say.formula(l) + (l.rateFrom() == null ? "" : "; " + say.rateFrom(l)))));
        rows.add(row("HEAD", "", say.that("tasks")));
        story.tasks().stream().limit(MOST).forEach(t -> rows.add(row("ROW", say.moment(t.decidedAt() == null ? t.offeredAt() : t.decidedAt()), say.words(t.name()) + ": "
                + (t.decidedBy() == null ? say.that(t.withdrawnAt() == null ? "task.open" : "task.withdrawn") : t.skippedBy() == null ? say.name(t.decidedBy()) : say.that("task.skipped", say.name(t.skippedBy()), t.skippedBecause())))));
        rows.add(row("HEAD", "", say.that("decisions")));
        story.decisions().stream().limit(MOST).forEach(d -> rows.add(row("ROW", say.moment(d.at()), decided(d, say))));
        rows.add(row("HEAD", "", say.that("processes")));
        story.processes().stream().limit(MOST).forEach(r -> rows.add(row("ROW", say.moment(r.startedAt()), say.that("run", say.process(r.process()), r.version()) + " (" + r.businessKey() + "): "
                + String.join(" – ", r.entered().stream().distinct().toList()))));
        rows.add(row("HEAD", "", say.that("documents")));
        story.documents().forEach(d -> rows.add(row("ROW", d.kind(), "SHA-256 " + d.sha256())));
        story.letters().forEach(m -> rows.add(row("ROW", say.moment(m.sentAt() == null ? m.writtenAt() : m.sentAt()), m.subject() + " → " + m.to() + ": " + say.word("mail.state." + m.state(), m.state()))));
        return rows;
    }

    private String decided(Story.Decision decision, Say say) {
        var shown = DecisionShown.of(decision, models);
        return "%s, %s: %s → %s".formatted(say.that("table", decision.decision(), decision.version()),
                say.that("row", decision.row().stream().map(String::valueOf).collect(Collectors.joining(", "))), say.asked(shown), say.answered(shown));
    }

    private static Map<String, String> row(String kind, String left, String text) {
        return Map.of("kind", kind, "left", left, "text", text);
    }
}
