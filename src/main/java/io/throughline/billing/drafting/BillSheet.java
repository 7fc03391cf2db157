package io.throughline.billing.drafting;

import io.throughline.billing.CapReached;
import io.throughline.billing.LinePricing;
import io.throughline.billing.issue.InvoiceLine.Kind;
import io.throughline.billing.LinePricing.Priced;
import io.throughline.billing.drafting.Reckoned.Bill;
import io.throughline.billing.drafting.Reckoned.Claim;
import io.throughline.billing.drafting.Reckoned.Coverage;
import io.throughline.billing.drafting.Reckoned.ItemKind;
import io.throughline.billing.drafting.Reckoned.PlanClaim;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.billing.paper.Wording;
import io.throughline.billing.unbilled.Unbilled;
import io.throughline.project.ProjectSummary;
import io.throughline.project.RateRule;
import io.throughline.project.Terms;
import io.throughline.project.TimeRounding;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A bill while it is being worked out: lines in their order, and who claims what. */
public final class BillSheet {
    private static final Set<Kind> ADJUSTABLE = EnumSet.of(Kind.TIME, Kind.FIXED_FEE, Kind.INSTALMENT, Kind.MILESTONE, Kind.RECURRING);
    public final ProjectSummary project;
    public final Terms terms;
    final Integer version;
    final TimeRounding rounding;
    public final Wording words;
    private final List<InvoiceLine> lines = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<PlanClaim> planned = new ArrayList<>();
    public CapReached cap;

    BillSheet(ProjectSummary project, Terms terms, Integer version, TimeRounding rounding, Wording words) {
        this.project = project;
        this.terms = terms;
        this.version = version;
        this.rounding = rounding;
        this.words = words;
    }

    /** A line a person, rate and place where the rate was said. */
    void time(List<Part> parts, Function<Part, String> description) {
        var groups = new LinkedHashMap<Part.Group, List<Part>>();
        parts.forEach(p -> groups.computeIfAbsent(p.group(), any -> new ArrayList<>()).add(p));
        groups.forEach((group, own) -> {
            int position = lines.size() + 1;
            var hours = own.stream().map(Part::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
            lines.add(InvoiceLine.time(position, description.apply(own.get(0)), group.person(), hours, group.rate(), money(hours.multiply(group.rate())),
                    new LinePricing(priced(own), rounding, version, null)));
            own.forEach(p -> claims.add(claim(p, Coverage.BILLED, position, null, null, null)));
        });
    }

    private static List<Priced> priced(List<Part> parts) {
        var hours = new LinkedHashMap<List<RateRule>, BigDecimal>();
        parts.forEach(p -> hours.merge(p.rules(), p.billed(), BigDecimal::add));
        return hours.entrySet().stream().map(e -> new Priced(e.getValue(), e.getKey().get(0), e.getKey().subList(1, e.getKey().size()))).toList();
    }

    public int line(Kind kind, String description, Money amount, String basis) {
        lines.add(InvoiceLine.of(kind, lines.size() + 1, description, amount, LinePricing.basis(version, basis)));
        return lines.size();
    }

    public void planned(String item, int line, Money amount) {
        planned.add(new PlanClaim(item, line, amount, null));
    }

    void plannedUntil(LocalDate lastDay, String item, int line, Money amount) {
        planned.add(new PlanClaim(item, line, amount, lastDay));
    }

    void fee(String description, Money fee, BigDecimal hours, BigDecimal budget, Money before, Money due) {
        lines.add(InvoiceLine.fixedFee(lines.size() + 1, description, fee, hours, budget, before, due));
    }

    void expense(Unbilled.Spent spent, BigDecimal rate) {
        int position = lines.size() + 1;
        var markup = BigDecimal.ONE.add(spent.markupPercent().movePointLeft(2));
        lines.add(InvoiceLine.expense(position, words.expense(spent.category(), spent.expenseDate()), Money.rounded(spent.amount(), spent.currency()), rate,
                spent.markupPercent(), money(spent.amount().multiply(rate).multiply(markup))));
        claims.add(new Claim(ItemKind.EXPENSE, spent.id(), spent.amount(), Coverage.BILLED, position, 1 + spent.parts(), null, null, null, null));
    }

    void covered(List<Part> parts) {
        parts.forEach(p -> claims.add(claim(p, Coverage.FIXED_FEE, 1, null, null, null)));
    }

    public void drawn(Part part, String planItem, int line, BigDecimal worth) {
        claims.add(claim(part, Coverage.RETAINER, line, planItem, worth, null));
    }

    public void writtenOff(List<Part> parts, String reason) {
        parts.forEach(p -> claims.add(claim(p, Coverage.WRITTEN_OFF, 1, null, p.billed().multiply(p.rate()), reason)));
    }

    private static Claim claim(Part p, Coverage coverage, int line, String planItem, BigDecimal worth, String reason) {
        return new Claim(ItemKind.TIME, p.entry().id(), p.worked(), coverage, line, 1 + p.entry().parts(), p.billedOtherwise(), planItem, worth, reason);
    }

    /** Work and fees, not expenses, nor what is prepaid or adjusted already. */
    public Money adjustable() {
        return lines.stream().filter(l -> ADJUSTABLE.contains(l.kind())).map(l -> l.amountIn(project.currency())).reduce(money(BigDecimal.ZERO), Money::plus);
    }

    public Money countedAgainstCap() {
        return planned.stream().filter(p -> p.item().startsWith("cap:")).map(PlanClaim::amount).reduce(money(BigDecimal.ZERO), Money::plus);
    }

    public Money net() {
        return lines.stream().map(l -> l.amountIn(project.currency())).reduce(Money.zero(project.currency()), Money::plus);
    }

    public Money money(BigDecimal amount) {
        return Money.rounded(amount, project.currency());
    }

    boolean empty() {
        return lines.isEmpty();
    }

    List<InvoiceLine> lines() {
        return lines;
    }

    Bill bill(boolean lastRun) {
        return new Bill(project, project.clientCode(), List.of(), lines, numbered(), planned, net(), lastRun, terms, cap);
    }

    /** Parts of an item are counted from one, in the order they were claimed. */
    private List<Claim> numbered() {
        var seen = new HashMap<String, Integer>();
        return claims.stream().map(c -> c.numbered(c.part() - 1 + seen.merge(c.kind() + "/" + c.itemId(), 1, Integer::sum))).toList();
    }

    /** What is not on a line of its own stands with the first one. */
    public Map<Kind, Money> totals() {
        var totals = new LinkedHashMap<Kind, Money>();
        lines.forEach(l -> totals.merge(l.kind(), l.amountIn(project.currency()), Money::plus));
        return totals;
    }
}
