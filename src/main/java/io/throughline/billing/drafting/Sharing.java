package io.throughline.billing.drafting;

import io.throughline.billing.LinePricing;
import io.throughline.billing.issue.InvoiceLine.Kind;
import io.throughline.billing.drafting.Reckoned.Bill;
import io.throughline.billing.drafting.Reckoned.Claim;
import io.throughline.billing.drafting.Reckoned.PlanClaim;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.project.Terms.Share;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** One bill for several bill-tos, or one for several projects: amounts and items are split by largest remainder, so that the parts are the whole to the cent. */
final class Sharing {

    private Sharing() {}

    static List<Bill> split(Bill bill) {
        var shares = bill.terms().billTos();
        if (shares == null || shares.isEmpty() || !bill.makesInvoice()) return List.of(bill);
        var percents = shares.stream().map(Share::percent).toList();
        var lines = new ArrayList<List<InvoiceLine>>();
        shares.forEach(s -> lines.add(new ArrayList<>()));
        for (var line : bill.lines()) {
            var parts = line.amountIn(bill.project().currency()).split(percents);
            for (int i = 0; i < shares.size(); i++) lines.get(i).add(share(line, percents.get(i), parts.get(i), bill));
        }
        var claims = claims(bill.claims(), percents);
        var bills = new ArrayList<Bill>();
        for (int i = 0; i < shares.size(); i++) {
            var net = lines.get(i).stream().map(l -> l.amountIn(bill.project().currency())).reduce(Money.zero(bill.project().currency()), Money::plus);
            bills.add(new Bill(bill.project(), shares.get(i).clientCode(), bill.alsoProjects(), lines.get(i), claims.get(i), i == 0 ? bill.planned() : List.of(), net,
                    bill.lastRun(), bill.terms(), i == 0 ? bill.cap() : null));
        }
        return bills;
    }

    private static InvoiceLine share(InvoiceLine line, BigDecimal percent, Money amount, Bill bill) {
        var part = percent.stripTrailingZeros().toPlainString();
        var whole = line.kind() == Kind.TIME ? "%s, %s h x %s".formatted(line.description(), line.hours().toPlainString(), line.shownRate().toPlainString()) : line.description();
        var basis = "%s %% of %s (%s)".formatted(part, line.amountIn(bill.project().currency()), whole);
        return InvoiceLine.of(line.kind().isExpense() ? Kind.EXPENSE_SHARE : Kind.SHARE, line.position(), "%s, %s %%".formatted(whole, part), amount,
                new LinePricing(LinePricing.read(line.pricing()) == null ? null : LinePricing.read(line.pricing()).rates(), null, null, basis));
    }

    /** Each item in parts: an hour's hundredths, an expense's cents. */
    private static List<List<Claim>> claims(List<Claim> claims, List<BigDecimal> percents) {
        var split = new ArrayList<List<Claim>>();
        percents.forEach(p -> split.add(new ArrayList<>()));
        var next = new HashMap<String, Integer>();
        for (var claim : claims) {
            var quantities = Rounding.split(claim.quantity(), percents, Math.max(2, claim.quantity().stripTrailingZeros().scale()));
            var billed = claim.billedHours() == null ? null : Rounding.split(claim.billedHours(), percents, 2);
            for (int i = 0; i < percents.size(); i++) {
                if (quantities.get(i).signum() == 0) continue;
                int part = next.merge(claim.kind() + "/" + claim.itemId(), claim.part(), (before, first) -> before + 1);
                var worth = claim.worth() == null ? null : claim.worth().multiply(percents.get(i)).movePointLeft(2);
                split.get(i).add(new Claim(claim.kind(), claim.itemId(), quantities.get(i), claim.coverage(), claim.line(), part, billed == null ? null : billed.get(i), claim.planItem(), worth, claim.reason()));
            }
        }
        return split;
    }

    /** The others' lines below those of the first, each with its project before it; all on one invoice. */
    static Bill together(Bill first, List<Bill> others) {
        var lines = new ArrayList<>(first.lines());
        for (var other : others) other.lines().forEach(l -> lines.add(l.at(lines.size() + 1, "%s: %s".formatted(other.project().name(), l.description()))));
        var net = lines.stream().map(l -> l.amountIn(first.project().currency())).reduce(Money.zero(first.project().currency()), Money::plus);
        var also = others.stream().filter(o -> !o.lines().isEmpty()).map(o -> o.project().code()).toList();
        return new Bill(first.project(), first.billTo(), also, lines, first.claims(), first.planned(), net, first.lastRun(), first.terms(), first.cap());
    }

    /** As they stand once so many lines are above them. */
    static Bill moved(Bill bill, int above) {
        return new Bill(bill.project(), bill.billTo(), bill.alsoProjects(), bill.lines(),
                bill.claims().stream().map(c -> new Claim(c.kind(), c.itemId(), c.quantity(), c.coverage(), c.line() == 0 ? 0 : c.line() + above, c.part(), c.billedHours(), c.planItem(), c.worth(), c.reason())).toList(),
                bill.planned().stream().map(p -> new PlanClaim(p.item(), p.line() == 0 ? 0 : p.line() + above, p.amount(), p.lastDay())).toList(), bill.net(), bill.lastRun(), bill.terms(), bill.cap());
    }

    /** An item of which only a part is free: another bill-to's invoice still holds the rest. */
    static boolean partly(Bill bill) {
        var first = new HashSet<String>();
        return bill.terms().billTos() != null && bill.claims().stream().anyMatch(c -> first.add(c.kind() + "/" + c.itemId()) && c.part() > 1);
    }
}
