package io.throughline.project.change;

import io.throughline.project.ChangeOrder.Changes;
import io.throughline.project.Consent.Question;
import io.throughline.project.Milestone;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Terms;
import io.throughline.project.consent.ConsentPaper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A change order as its client reads it: what was agreed, and what is to hold from the day on. */
@Component
public class ChangePaper {
    private final ConsentPaper paper;

    ChangePaper(ConsentPaper paper) {
        this.paper = paper;
    }

    public Question of(ProjectSummary project, int number, String title, LocalDate validFrom, Terms before, ChangedAgreement after, Changes changes, List<Milestone> known) {
        var say = paper.to(project);
        var lines = new ArrayList<String>();
        differs(lines, say, "consent.change.hours", project.budgetHours(), after.budgetHours(), say::number);
        differs(lines, say, "consent.change.budget", project.budgetAmount(), after.budgetAmount(), say::money);
        differs(lines, say, "consent.change.cap", before.cap() == null ? null : before.cap().amount(), after.terms().cap() == null ? null : after.terms().cap().amount(), say::money);
        differs(lines, say, "consent.change.price", before.fixed() == null ? null : before.fixed().price(), after.terms().fixed() == null ? null : after.terms().fixed().price(), say::money);
        Map<String, Milestone> stones = known.stream().collect(Collectors.toMap(Milestone::name, Function.identity()));
        var prices = before.fixed() == null || before.fixed().milestones() == null ? Map.<String, BigDecimal>of()
                : before.fixed().milestones().stream().filter(m -> m.amount() != null).collect(Collectors.toMap(Terms.MilestonePrice::milestone, Terms.MilestonePrice::amount));
        for (var m : changes.milestones()) {
            var old = stones.get(m.name());
            if (old == null) lines.add(say.say("consent.change.milestone.new", m.name(), m.dueDate() == null ? "–" : say.day(m.dueDate())));
            else if (m.dueDate() != null) lines.add(say.say("consent.change.milestone.moved", m.name(), old.dueDate() == null ? "–" : say.day(old.dueDate()), say.day(m.dueDate())));
            if (m.amount() != null) lines.add(say.say("consent.change.milestone.price", m.name(), prices.containsKey(m.name()) ? say.money(prices.get(m.name())) : "–", say.money(m.amount())));
        }
        changes.instalments().forEach(i -> lines.add(say.say("consent.change.instalment", i.name(), say.day(i.due()), say.money(i.amount()))));
        var words = say.say("consent.change.words", String.valueOf(number), title, project.name());
        return new Question(words, say.say("consent.change.document", paper.seller(), say.client.name(), project.code(), project.name(), String.valueOf(number), title, say.day(validFrom), String.join("\n", lines), words));
    }

    private static void differs(List<String> lines, ConsentPaper.Say say, String key, BigDecimal before, BigDecimal after, Function<BigDecimal, String> format) {
        if (after == null || before != null && before.compareTo(after) == 0) return;
        lines.add(say.say(key, before == null ? "–" : format.apply(before), format.apply(after)));
    }
}
