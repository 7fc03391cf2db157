package io.throughline.project.change;

import io.throughline.project.BillingModel;
import io.throughline.project.ChangeOrder.Changes;
import io.throughline.project.FieldCheck;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Cap;
import io.throughline.project.Terms.Fixed;
import io.throughline.project.Terms.Instalment;
import io.throughline.project.Terms.MilestonePrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What was agreed with a change order's changes in it. A price that is not said is the sum of its parts; the fee of a fixed-fee project is its price. */
public record ChangedAgreement(Terms terms, BigDecimal budgetHours, BigDecimal budgetAmount) {

    public static ChangedAgreement of(ProjectSummary project, Terms before, Changes changes, FieldCheck check) {
        var cap = changes.cap() == null ? before.cap() : new Cap(changes.cap(), before.cap() == null ? Cap.Reached.STOP : before.cap().onReached());
        var priced = changes.milestones().stream().filter(m -> m.amount() != null).toList();
        var fixed = before.fixed();
        if (changes.price() != null || !priced.isEmpty() || !changes.instalments().isEmpty()) {
            var stones = stones(fixed == null ? null : fixed.milestones(), priced, check);
            var schedule = schedule(fixed == null ? null : fixed.schedule(), changes.instalments());
            fixed = new Fixed(changes.price() != null ? changes.price() : price(fixed, stones, schedule), schedule, stones, fixed == null ? null : fixed.tasks());
        }
        var amount = changes.budgetAmount();
        if (amount == null && project.billingModel() == BillingModel.FIXED_FEE && fixed != null) amount = fixed.price();
        return new ChangedAgreement(before.with(cap, fixed), changes.budgetHours() == null ? project.budgetHours() : changes.budgetHours(), amount == null ? project.budgetAmount() : amount);
    }

    private static List<MilestonePrice> stones(List<MilestonePrice> before, List<io.throughline.project.ChangeOrder.MilestoneChange> priced, FieldCheck check) {
        if (priced.isEmpty()) return before;
        var all = new ArrayList<>(before == null ? List.<MilestonePrice>of() : before);
        if (all.stream().anyMatch(m -> m.amount() == null)) check.problem("milestones", "are priced by percentages of the price: change the price, or agree on amounts first");
        for (var change : priced) {
            all.removeIf(m -> m.milestone().equals(change.name()));
            all.add(new MilestonePrice(change.name(), change.amount(), null));
        }
        return all;
    }

    private static List<Instalment> schedule(List<Instalment> before, List<Instalment> changed) {
        if (changed.isEmpty()) return before;
        var all = new ArrayList<>(before == null ? List.<Instalment>of() : before);
        for (var instalment : changed) {
            int at = 0;
            while (at < all.size() && !all.get(at).name().equals(instalment.name())) at++;
            if (at < all.size()) all.set(at, instalment);
            else all.add(instalment);
        }
        return all;
    }

    private static BigDecimal price(Fixed before, List<MilestonePrice> stones, List<Instalment> schedule) {
        var parts = schedule != null && !schedule.isEmpty() ? schedule.stream().map(Instalment::amount).toList()
                : stones == null ? List.<BigDecimal>of() : stones.stream().map(MilestonePrice::amount).toList();
        if (parts.isEmpty() || parts.stream().anyMatch(Objects::isNull)) return before == null ? null : before.price();
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public ProjectSummary budgeted(ProjectSummary p) {
        return new ProjectSummary(p.code(), p.name(), p.clientCode(), p.managerCode(), p.billingModel(), p.currency(), p.startDate(), budgetHours, budgetAmount, p.state());
    }
}
