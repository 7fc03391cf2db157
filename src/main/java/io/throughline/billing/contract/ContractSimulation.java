package io.throughline.billing.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.billing.drafting.BilledHours;
import io.throughline.billing.drafting.Part;
import io.throughline.billing.unbilled.Unbilled;
import io.throughline.project.BillingModel;
import io.throughline.project.RatePlace;
import io.throughline.project.RateRule;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Retainer;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a contract that is not agreed yet would bring, month by month, by the same rules that bill: rounding, retainer, cap, fee. Touches no database. */
final class ContractSimulation {

    public record Line(String kind, String description, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, Money amount) {}

    /** {@code writtenDown}: worth of hours beyond a cap that stops. */
    public record Period(LocalDate from, LocalDate to, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, List<Line> lines, Money writtenDown, Money total) {}

    public record Result(List<Period> periods, Money total, Money writtenDown) {}

    private final ContractDraft draft;
    private final Terms terms;
    private final RetainerBook book;
    private Money counted;
    private Money billedOfPrice;
    private BigDecimal hoursToDate = BigDecimal.ZERO;

    private ContractSimulation(ContractDraft draft) {
        this.draft = draft;
        this.terms = draft.terms();
        this.counted = Money.zero(draft.currency());
        this.billedOfPrice = Money.zero(draft.currency());
        var last = draft.from().plusMonths(draft.periods()).minusDays(1);
        this.book = terms.retainer() == null ? null : new RetainerBook(terms.retainer(), any -> terms.retainer(), last);
    }

    static Result of(ContractDraft given) {
        var simulation = new ContractSimulation(given.checked());
        var periods = new ArrayList<Period>();
        for (int i = 0; i < simulation.draft.periods(); i++) periods.add(simulation.period(i));
        var none = Money.zero(given.currency());
        return new Result(periods, periods.stream().map(Period::total).reduce(none, Money::plus), periods.stream().map(Period::writtenDown).reduce(none, Money::plus));
    }

    private Period period(int number) {
        var from = draft.from().plusMonths(number);
        var to = draft.from().plusMonths(number + 1L).minusDays(1);
        var hours = draft.hoursOf(number).setScale(2, RoundingMode.HALF_UP);
        var lines = new ArrayList<Line>();
        if (draft.monthlyFee() != null) lines.add(line("RECURRING", "every month", null, money(draft.monthlyFee())));
        boolean byFee = draft.billingModel() == BillingModel.FIXED_FEE;
        var lost = byFee ? money(BigDecimal.ZERO) : atRates(number, from, to, hours, lines);
        if (terms.fixed() != null) price(from, to, number == 0, lines);
        else if (byFee) fee(hours, lines);
        return new Period(from, to, hours, lines, lost, lines.stream().map(Line::amount).reduce(money(BigDecimal.ZERO), Money::plus));
    }

    /** Answers what a cap writes down. */
    private Money atRates(int number, LocalDate from, LocalDate to, BigDecimal hours, List<Line> lines) {
        var rule = new RateRule(RatePlace.PROJECT, "", draft.from(), draft.rate());
        var entry = new Unbilled.Time(number + 1L, "", "", to, hours, 0, null);
        var parts = hours.signum() == 0 ? List.<Part>of() : BilledHours.of(List.of(new Part(entry, hours, hours, List.of(rule))), terms.rounding());
        if (book != null) parts = afterRetainer(from, to, parts, lines);
        var capped = terms.cap() == null || terms.cap().onReached() == Terms.Cap.Reached.NOTIFY ? new CapRule(parts, List.of(), money(BigDecimal.ZERO)) : CapRule.apply(parts, room());
        for (var part : capped.billed()) {
            var amount = money(part.billed().multiply(part.rate()));
            counted = counted.plus(amount);
            lines.add(line("TIME", part.rules().get(0).place() == RatePlace.OVERAGE ? "beyond the retainer" : "hours", part.billed(), amount));
        }
        if (capped.rest().isPositive() && !capped.billed().isEmpty()) {
            counted = counted.plus(capped.rest());
            lines.add(line("ADJUSTMENT", "up to the cap", null, capped.rest()));
        }
        return money(CapRule.worth(capped.beyond()));
    }

    private Money room() {
        var room = money(terms.cap().amount()).minus(counted);
        return room.isNegative() ? money(BigDecimal.ZERO) : room;
    }

    private List<Part> afterRetainer(LocalDate from, LocalDate to, List<Part> parts, List<Line> lines) {
        for (var period : book.periods()) {
            if (!period.from.isBefore(from) && !period.from.isAfter(to)) lines.add(line("RETAINER", "prepaid for %s to %s".formatted(period.from, period.to), null, money(period.agreed.price())));
        }
        var over = new ArrayList<Part>();
        for (var part : parts) {
            for (var draw : book.draw(part, over)) lines.add(line("DRAWN", "drawn from what was prepaid from %s on".formatted(draw.period().from), draw.part().billed(), money(BigDecimal.ZERO)));
        }
        Retainer agreed = terms.retainer();
        return agreed.overageRate() == null ? over : over.stream().map(p -> p.at(new RateRule(RatePlace.OVERAGE, "", agreed.from(), agreed.overageRate()))).toList();
    }

    private void price(LocalDate from, LocalDate to, boolean first, List<Line> lines) {
        var fixed = terms.fixed();
        if (fixed.schedule() != null) for (var part : fixed.schedule()) {
            if (!part.due().isAfter(to) && (first || !part.due().isBefore(from))) lines.add(line("INSTALMENT", part.name(), null, money(part.amount())));
        }
        if (fixed.milestones() == null) return;
        long open = fixed.milestones().stream().filter(m -> !draft.accepted().containsKey(m.milestone())).count();
        for (var milestone : fixed.milestones()) {
            var day = draft.accepted().get(milestone.milestone());
            if (day == null || day.isAfter(to) || !first && day.isBefore(from)) continue;
            boolean last = open == 0 && draft.accepted().values().stream().noneMatch(d -> d.isAfter(day)) && milestone == fixed.milestones().get(fixed.milestones().size() - 1);
            var amount = last ? money(fixed.price()).minus(billedOfPrice) : milestone.amount() != null ? money(milestone.amount()) : money(fixed.price().multiply(milestone.percent()).movePointLeft(2));
            billedOfPrice = billedOfPrice.plus(amount);
            lines.add(line("MILESTONE", milestone.milestone(), null, amount));
        }
    }

    private void fee(BigDecimal hours, List<Line> lines) {
        hoursToDate = hoursToDate.add(hours);
        var share = hoursToDate.min(draft.budgetHours());
        var earned = money(draft.price().multiply(share).divide(draft.budgetHours(), 10, RoundingMode.HALF_UP));
        var due = earned.minus(billedOfPrice);
        billedOfPrice = earned;
        if (due.isPositive()) lines.add(line("FIXED_FEE", "%s of %s hours".formatted(share.toPlainString(), draft.budgetHours().toPlainString()), hours, due));
    }

    private static Line line(String kind, String description, BigDecimal hours, Money amount) {
        return new Line(kind, description, hours, amount);
    }

    private Money money(BigDecimal amount) {
        return Money.rounded(amount, draft.currency());
    }
}
