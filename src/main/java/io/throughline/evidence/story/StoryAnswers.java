package io.throughline.evidence.story;

import io.throughline.evidence.model.ModelCopies;
import io.throughline.page.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The twelve questions that auditors ask of an invoice, each answered from its story. */
@Component
class StoryAnswers {
    /** More sentences nobody reads; the lists below have everything. */
    private static final int MOST = 50;
    private static final int LINE_BY_LINE = 12;
    private final MessageSource words;
    private final Translations translations;
    private final ModelCopies models;

    StoryAnswers(MessageSource words, Translations translations, ModelCopies models) {
        this.words = words;
        this.translations = translations;
        this.models = models;
    }

    List<Story.Answer> of(Story story, Locale language) {
        var say = new Say(words, translations, language, story.people());
        return List.of(approved(story, say), changed(story, say), rate(story, say), tax(story, say), number(story, say), sent(story, say), reviewed(story, say), writtenOff(story, say),
                credited(story, say), path(story, say), pathChanged(story, say), whole(story, say));
    }

    private static Story.Answer approved(Story story, Say say) {
        var pairs = new TreeMap<String, TreeSet<String>>();
        boolean good = true;
        for (var a : story.approvals()) {
            pairs.computeIfAbsent(a.approvedBy(), any -> new TreeSet<>()).add(a.person());
            if (a.firstApprovedBy() != null) pairs.computeIfAbsent(a.firstApprovedBy(), any -> new TreeSet<>()).add(a.person());
            good &= a.byOwner() || !a.approvedBy().equals(a.person()) && !a.person().equals(a.firstApprovedBy());
        }
        var said = new ArrayList<String>();
        pairs.forEach((by, whose) -> said.add(say.that("approved.by", say.name(by), whose.stream().map(say::name).collect(Collectors.joining(", ")), say.routed(story, by))));
        if (said.isEmpty()) return say.answer("approved", null, List.of(say.that("approved.none")));
        said.add(say.that(good ? "approved.foreign" : "approved.own"));
        return say.answer("approved", good, said);
    }

    private static Story.Answer changed(Story story, Say say) {
        var said = new ArrayList<String>();
        story.changedAfterApproval().stream().limit(MOST).forEach(e -> said.add(say.that("changed.item", say.event(e.event()), say.moment(e.at()), say.name(e.actor()), e.subject())));
        story.timeline().stream().filter(e -> e.event().equals("TimesheetReopened"))
                .forEach(e -> said.add(say.that("changed.reopened", say.name(e.actor()), say.moment(e.at()), Objects.requireNonNullElse(e.reason(), ""))));
        return say.answer("changed", true, said.isEmpty() ? List.of(say.that("changed.none")) : said);
    }

    /** Line by line where that can be read; else each rate once, with the lines it is on. */
    private static Story.Answer rate(Story story, Say say) {
        var rated = story.lines().stream().filter(l -> l.rateFrom() != null).toList();
        if (rated.isEmpty()) return say.answer("rate", true, story.lines().stream().limit(MOST).map(l -> say.that("rate.other", l.position(), say.formula(l))).toList());
        boolean known = rated.stream().noneMatch(l -> "as billed".equals(l.rateFrom()));
        if (rated.size() <= LINE_BY_LINE) return say.answer("rate", known, rated.stream().map(l -> say.that("rate.line", l.position(), say.formula(l), say.rateFrom(l))).toList());
        var byRule = new TreeMap<String, List<Integer>>();
        for (var line : rated) byRule.computeIfAbsent(say.rules(line), any -> new ArrayList<>()).add(line.position());
        return say.answer("rate", known, byRule.entrySet().stream().map(r -> say.that("rate.lines", r.getValue().size(), spans(r.getValue()), r.getKey())).limit(MOST).toList());
    }

    /** "1–3, 7". */
    private static String spans(List<Integer> positions) {
        var said = new StringBuilder();
        for (int i = 0, from = 0; i < positions.size(); i++) {
            if (i + 1 < positions.size() && positions.get(i + 1) == positions.get(i) + 1) continue;
            said.append(said.isEmpty() ? "" : ", ").append(positions.get(from)).append(i == from ? "" : "–" + positions.get(i));
            from = i + 1;
            if (said.length() > 200) return said + " …";
        }
        return said.toString();
    }

    private static Story.Answer tax(Story story, Say say) {
        var said = story.movements().vat().stream().map(v -> say.that("tax.vat", v.category(), v.percent().stripTrailingZeros().toPlainString(), say.figures(v.base().toString()), say.figures(v.amount().toString()), say.words(v.reason()))).toList();
        var table = TaxAsked.versions(story.invoice().tax());
        return say.answer("tax", true, table.isEmpty() ? said : concat(said, say.that("tax.table", table)));
    }

    private static Story.Answer number(Story story, Say say) {
        var i = story.invoice();
        return say.answer("number", true, List.of(say.that("number.issued", i.number(), say.day(i.issueDate()), say.name(i.issuedBy())),
                say.that("number." + (i.numberBefore() == null ? i.numberAfter() == null ? "only" : "first" : i.numberAfter() == null ? "last" : "between"), i.numberBefore(), i.numberAfter())));
    }

    private static Story.Answer sent(Story story, Say say) {
        var mailing = story.invoice().mailing();
        if (mailing == null) return say.answer("sent", null, List.of(say.that("sent.not")));
        var said = new ArrayList<String>();
        said.add(mailing.to().isEmpty() ? say.that("sent.post", say.moment(mailing.at())) : say.that("sent.mail", say.moment(mailing.at()), mailing.to()));
        story.letters().forEach(l -> said.add(say.that("sent.letter", l.subject(), l.to(), say.word("mail.state." + l.state(), l.state()), say.moment(l.sentAt() == null ? l.writtenAt() : l.sentAt()))));
        return say.answer("sent", story.letters().stream().noneMatch(l -> l.state().matches("FAILED|BOUNCED|UNCERTAIN")), said);
    }

    private Story.Answer reviewed(Story story, Say say) {
        var review = story.invoice().review();
        var rule = story.decisions().stream().filter(d -> d.decision().equals("invoice-review")).reduce((a, b) -> b);
        var said = new ArrayList<String>();
        if (review == null) said.add(say.that("reviewed.not"));
        else said.add(say.that(review.approved() ? "reviewed.passed" : "reviewed.refused", say.name(review.reviewer()), say.moment(review.at()), review.comment()));
        rule.map(decided -> DecisionShown.of(decided, models)).ifPresent(d -> said.add(say.that("reviewed.rule", d.decision().decision(), d.decision().version(),
                d.decision().row().stream().map(String::valueOf).collect(Collectors.joining(", ")), say.asked(d), say.answered(d))));
        story.tasks().stream().filter(t -> t.task().equals("reviewInvoice") && t.seenSha256() != null).forEach(t -> said.add(say.that("reviewed.seen", say.moment(t.seenAt()), t.seenSha256())));
        return say.answer("reviewed", review == null ? null : !review.reviewer().equals(story.invoice().draftedBy()), said);
    }

    private static Story.Answer writtenOff(Story story, Say say) {
        var said = story.movements().writeOffs().stream().map(w -> w.decidedBy() == null ? say.that("writtenOff.asked", say.name(w.requestedBy()), say.moment(w.requestedAt()), w.reason())
                : say.that(Boolean.TRUE.equals(w.confirmed()) ? "writtenOff.confirmed" : "writtenOff.declined", say.name(w.requestedBy()), say.name(w.decidedBy()), say.moment(w.decidedAt()), w.reason(),
                        w.amount() == null ? "" : say.figures(w.amount().toString()))).toList();
        return said.isEmpty() ? say.answer("writtenOff", null, List.of(say.that("writtenOff.none")))
                : say.answer("writtenOff", story.movements().writeOffs().stream().noneMatch(w -> w.requestedBy().equals(w.decidedBy())), said);
    }

    private static Story.Answer credited(Story story, Say say) {
        var said = story.movements().creditNotes().stream().map(n -> say.that("credited.note", n.number(), say.day(n.issueDate()), say.figures(n.gross().toString()), say.name(n.issuedBy()), n.reason())).toList();
        return said.isEmpty() ? say.answer("credited", null, List.of(say.that("credited.none"))) : say.answer("credited", true, said);
    }

    private static Story.Answer path(Story story, Say say) {
        var strayed = story.processes().stream().filter(r -> !r.strayed().isEmpty()).map(r -> say.that("path.strayed", say.process(r.process()), r.businessKey(), String.join(", ", r.strayed()))).toList();
        return strayed.isEmpty() ? say.answer("path", true, List.of(say.that("path.followed", story.processes().size(),
                story.processes().stream().map(r -> say.process(r.process()) + " " + r.version()).distinct().sorted().collect(Collectors.joining(", "))))) : say.answer("path", false, strayed);
    }

    private static Story.Answer pathChanged(Story story, Say say) {
        var said = story.changesMeanwhile().stream().map(e -> say.that("pathChanged.change", say.event(e.event()), say.moment(e.at()), say.name(e.actor()), e.subject())).limit(30).toList();
        return say.answer("pathChanged", true, said.isEmpty() ? List.of(say.that("pathChanged.none")) : said);
    }

    private static Story.Answer whole(Story story, Say say) {
        var seal = story.seal();
        var broken = story.documents().stream().filter(d -> !d.whole() || !d.sealed()).map(d -> say.that("whole.broken", d.kind())).toList();
        var said = concat(broken, say.that("whole.sealed", seal.sealed(), seal.entries(), seal.logId()));
        if (seal.checkpointAt() != null) said = concat(said, say.that("whole.checkpoint", seal.checkpointSize(), say.moment(seal.checkpointAt()), seal.keyId()));
        return say.answer("whole", broken.isEmpty() && seal.sealed() == seal.entries(), concat(said, say.that(story.documents().size() == 1 ? "whole.document" : "whole.documents", story.documents().size())));
    }

    private static List<String> concat(List<String> some, String more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
