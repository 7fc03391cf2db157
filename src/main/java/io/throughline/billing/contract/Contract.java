package io.throughline.billing.contract;

import io.throughline.billing.CapReached;
import io.throughline.billing.drafting.BillSheet;
import io.throughline.billing.drafting.Part;
import io.throughline.billing.issue.InvoiceLine.Kind;
import io.throughline.firm.FirmClock;
import io.throughline.project.BillingTerms;
import io.throughline.project.Milestone;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectSummary;
import io.throughline.project.RatePlace;
import io.throughline.project.RateRule;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Fixed;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What terms make of a project's hours, and what they have billed besides: instalments, milestones, periods of a retainer. Reads only. */
@Component
public class Contract {
    private final BillingTerms terms;
    private final PlanItems items;
    private final Milestones milestones;
    private final FirmClock clock;

    Contract(BillingTerms terms, PlanItems items, Milestones milestones, FirmClock clock) {
        this.terms = terms;
        this.items = items;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** An instalment or a milestone that can be billed, with its amount. */
    record Due(String item, Kind kind, String name, BigDecimal amount, String basis) {}

    /** Instalments that are due by the day and milestones accepted by then, and not billed yet. */
    List<Due> due(ProjectSummary project, Fixed fixed, LocalDate upTo) {
        var billed = items.of(project.code());
        var due = new ArrayList<Due>();
        if (fixed.schedule() != null) {
            int all = fixed.schedule().size();
            for (int i = 0; i < all; i++) {
                var part = fixed.schedule().get(i);
                var item = "instalment:%d".formatted(i + 1);
                if (part.due().isAfter(upTo) || billed.containsKey(item)) continue;
                due.add(new Due(item, Kind.INSTALMENT, part.name(), part.amount(), "instalment %d of %d, due on %s, of a price of %s".formatted(i + 1, all, part.due(), fixed.price().toPlainString())));
            }
        }
        if (fixed.milestones() != null) milestones(project, fixed, upTo, billed, due);
        return due;
    }

    private void milestones(ProjectSummary project, Fixed fixed, LocalDate upTo, Map<String, BigDecimal> billed, List<Due> due) {
        Map<String, Milestone> known = milestones.of(project.code()).stream().collect(Collectors.toMap(Milestone::name, Function.identity()));
        var before = fixed.milestones().stream().map(m -> billed.get("milestone:" + m.milestone())).filter(a -> a != null).toList();
        var sum = before.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int left = fixed.milestones().size() - before.size();
        for (var price : fixed.milestones()) {
            var item = "milestone:" + price.milestone();
            var milestone = known.get(price.milestone());
            if (billed.containsKey(item) || milestone == null || !milestone.accepted() || milestone.acceptedOn().isAfter(upTo)) continue;
            boolean last = left-- == 1;
            var amount = last ? fixed.price().subtract(sum) : price.amount() != null ? price.amount()
                    : Money.rounded(fixed.price().multiply(price.percent()).movePointLeft(2), project.currency()).amount();
            sum = sum.add(amount);
            var share = price.percent() == null ? "" : last ? ", the last one: what is left of 100 %" : ", %s %%".formatted(price.percent().toPlainString());
            due.add(new Due(item, Kind.MILESTONE, price.milestone(), amount, "milestone '%s', accepted on %s by %s%s, of a price of %s".formatted(price.milestone(), milestone.acceptedOn(),
                    milestone.acceptedBy(), share, fixed.price().toPlainString())));
        }
    }

    /** With what is due nothing of the price is left to bill. */
    public boolean priceBilled(ProjectSummary project, Fixed fixed, LocalDate upTo) {
        var billed = new java.util.HashSet<>(items.of(project.code()).keySet());
        due(project, fixed, upTo).forEach(d -> billed.add(d.item()));
        var names = fixed.schedule() != null && !fixed.schedule().isEmpty()
                ? java.util.stream.IntStream.rangeClosed(1, fixed.schedule().size()).mapToObj(i -> "instalment:" + i).toList()
                : fixed.milestones().stream().map(m -> "milestone:" + m.milestone()).toList();
        return billed.containsAll(names);
    }

    public void price(BillSheet sheet, LocalDate upTo) {
        for (var due : due(sheet.project, sheet.terms.fixed(), upTo)) {
            var amount = sheet.money(due.amount());
            sheet.planned(due.item(), sheet.line(due.kind(), due.name(), amount, due.basis()), amount);
        }
    }

    /** The retainer's periods up to the day with what was drawn from them. */
    public RetainerBook book(String projectCode, Terms.Retainer now, LocalDate day) {
        var versions = terms.of(projectCode);
        Function<LocalDate, Terms.Retainer> on = from -> versions.stream().filter(v -> !v.validFrom().isAfter(from) && v.terms().retainer() != null)
                .reduce((a, b) -> b.validFrom().isBefore(a.validFrom()) ? a : b).map(v -> v.terms().retainer()).orElse(now);
        var book = new RetainerBook(now, on, day);
        items.drawn(projectCode).forEach(d -> book.drawn(d.item(), d.day(), now.unit() == Terms.Retainer.Unit.HOURS ? d.hours() : d.worth()));
        return book;
    }

    /** The same as it stood at the end of the day: work of later days has drawn nothing. */
    public RetainerBook bookOn(LocalDate day, String projectCode, Terms.Retainer now) {
        var book = new RetainerBook(now, from -> terms.on(projectCode, from).map(v -> v.terms().retainer()).orElse(now), day);
        items.drawn(projectCode).stream().filter(d -> !d.day().isAfter(day)).forEach(d -> book.drawn(d.item(), d.day(), now.unit() == Terms.Retainer.Unit.HOURS ? d.hours() : d.worth()));
        return book;
    }

    /** Periods that have begun and are not billed; prepaid, so by today and not by the last day of work. */
    List<RetainerBook.Period> periodsDue(String projectCode, Terms.Retainer retainer) {
        var billed = items.of(projectCode);
        return book(projectCode, retainer, clock.today()).periods().stream().filter(p -> p.agreed.price().signum() > 0 && !billed.containsKey(p.item())).toList();
    }

    /** Draws what is prepaid; answers what goes beyond it, at the overage rate where there is one. */
    public List<Part> retainer(BillSheet sheet, List<Part> parts, LocalDate upTo) {
        var retainer = sheet.terms.retainer();
        for (var period : periodsDue(sheet.project.code(), retainer)) {
            var amount = sheet.money(period.agreed.price());
            int line = sheet.line(Kind.RETAINER, sheet.words.say("line.retainer", sheet.words.date(period.from), sheet.words.date(period.to)), amount,
                    "prepaid for %s to %s: %s %s".formatted(period.from, period.to, period.agreed.quantity().toPlainString(), unit(retainer, sheet)));
            sheet.planned(period.item(), line, amount);
        }
        var book = book(sheet.project.code(), retainer, upTo);
        var over = new ArrayList<Part>();
        var draws = new LinkedHashMap<RetainerBook.Period, List<RetainerBook.Draw>>();
        parts.stream().sorted(java.util.Comparator.comparing((Part p) -> p.entry().workDate()).thenComparing(p -> p.entry().id()))
                .forEach(p -> book.draw(p, over).forEach(d -> draws.computeIfAbsent(d.period(), any -> new ArrayList<>()).add(d)));
        draws.forEach((period, own) -> {
            var quantity = own.stream().map(RetainerBook.Draw::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            int line = sheet.line(Kind.DRAWN, sheet.words.say("line.drawn", sheet.words.date(period.from), sheet.words.date(period.to), sheet.words.number(quantity, 2), sheet.words.number(period.left(), 2)),
                    sheet.money(BigDecimal.ZERO), "%s %s drawn from what was prepaid for %s to %s, %s are left".formatted(quantity.toPlainString(), unit(retainer, sheet), period.from, period.to, period.left().toPlainString()));
            own.forEach(d -> sheet.drawn(d.part(), period.item(), line, retainer.unit() == Terms.Retainer.Unit.MONEY ? d.quantity() : null));
        });
        if (retainer.overageRate() == null) return over;
        var rule = new RateRule(RatePlace.OVERAGE, sheet.project.code(), retainer.from(), retainer.overageRate().setScale(Math.max(2, retainer.overageRate().stripTrailingZeros().scale())));
        return over.stream().map(p -> p.at(rule)).toList();
    }

    private static String unit(Terms.Retainer retainer, BillSheet sheet) {
        return retainer.unit() == Terms.Retainer.Unit.HOURS ? "h" : sheet.project.currency();
    }

    /** What of the hours may be billed under the cap, and what is beyond it; all of them where no cap stops. */
    public CapRule capped(BillSheet sheet, List<Part> parts) {
        var cap = sheet.terms.cap();
        if (cap == null || cap.onReached() == Terms.Cap.Reached.NOTIFY) return new CapRule(parts, List.of(), sheet.money(BigDecimal.ZERO));
        var room = sheet.money(cap.amount()).minus(sheet.money(items.countedAgainstCap(sheet.project.code())));
        return CapRule.apply(parts, room.isNegative() ? sheet.money(BigDecimal.ZERO) : room);
    }

    /** After the lines of the hours: bills the last cents up to the cap, writes down what is beyond it, and notes what counts against it. */
    public void countAgainstCap(BillSheet sheet, CapRule capped, LocalDate upTo) {
        var cap = sheet.terms.cap();
        if (cap == null) return;
        var counted = sheet.totals().getOrDefault(Kind.TIME, sheet.money(BigDecimal.ZERO));
        if (capped.rest().isPositive() && !capped.billed().isEmpty()) {
            sheet.line(Kind.ADJUSTMENT, sheet.words.say("line.cap", sheet.words.amount(sheet.money(cap.amount()))), capped.rest(),
                    "up to the cap of %s: less than a hundredth of an hour".formatted(sheet.money(cap.amount())));
            counted = counted.plus(capped.rest());
        }
        sheet.writtenOff(capped.beyond(), "cap");
        if (!counted.isZero()) sheet.planned("cap:" + upTo, 0, counted);
        sheet.cap = reached(sheet).orElse(null);
    }

    /** Where the cap tells and does not stop: what it is and what is billed then; empty below it. */
    private Optional<CapReached> reached(BillSheet sheet) {
        var cap = sheet.terms.cap();
        if (cap == null) return Optional.empty();
        var before = sheet.money(items.countedAgainstCap(sheet.project.code()));
        var now = before.plus(sheet.countedAgainstCap());
        var limit = sheet.money(cap.amount());
        if (before.compareTo(limit) >= 0 || now.compareTo(limit) < 0) return Optional.empty();
        return Optional.of(new CapReached(sheet.project.code(), sheet.project.managerCode(), limit, now, cap.onReached()));
    }
}
