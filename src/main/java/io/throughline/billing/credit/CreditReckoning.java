package io.throughline.billing.credit;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.Refused;
import io.throughline.billing.CreditWish;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From what is wished to what is taken back of each line, within what is left of it. Nothing is written. */
final class CreditReckoning {

    /** What is left of a line after earlier credit notes; {@code hours} null where it has none. */
    record Left(int position, boolean byHour, BigDecimal hours, BigDecimal rate, Money amount) {}

    /** {@code hours} null: an amount, or a line without hours. {@code whole}: nothing is left of the line. */
    record Taken(int position, BigDecimal hours, Money amount, boolean frees, boolean whole, Long timeEntryId) {}

    private final List<Left> left;
    private final List<Problem> problems = new ArrayList<>();

    private CreditReckoning(List<Left> left) {
        this.left = left;
    }

    static List<Taken> of(CreditWish wish, List<Left> left) {
        return new CreditReckoning(left).of(wish);
    }

    private List<Taken> of(CreditWish wish) {
        if (wish.everything()) return left.stream().filter(l -> !l.amount().isZero()).map(CreditReckoning::whole).toList();
        boolean byLine = wish.lines() != null && !wish.lines().isEmpty();
        if ((byLine ? 1 : 0) + (wish.hours() == null ? 0 : 1) + (wish.amount() == null ? 0 : 1) > 1) throw new InvalidInput("lines", "say lines, hours or an amount, one of them");
        var taken = byLine ? byLines(wish.lines()) : wish.hours() != null ? List.of(piece("hours", onlyHours(), wish.hours(), null, null)) : spread(wish.amount());
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return taken;
    }

    private List<Taken> byLines(List<CreditWish.Piece> pieces) {
        var taken = new ArrayList<Taken>();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            var field = "lines[%d]".formatted(i);
            var line = left.stream().filter(l -> piece.position() != null && l.position() == piece.position()).findFirst();
            if (line.isEmpty()) problems.add(new Problem(field + ".position", "the invoice has no line %s".formatted(piece.position())));
            else if (taken.stream().anyMatch(t -> t != null && t.position() == line.get().position())) problems.add(new Problem(field + ".position", "line %d is named twice".formatted(piece.position())));
            else taken.add(piece(field + ".", line.get(), piece.hours(), piece.amount(), piece.timeEntryId()));
        }
        return taken;
    }

    private Left onlyHours() {
        var lines = left.stream().filter(l -> l.byHour() && l.hours() != null).toList();
        if (lines.size() != 1) throw new InvalidInput("hours", "%d lines have hours left: say which one".formatted(lines.size()));
        return lines.get(0);
    }

    private static Taken whole(Left line) {
        return new Taken(line.position(), line.hours(), line.amount(), true, true, null);
    }

    private Taken piece(String prefix, Left line, String hours, String amount, Long entry) {
        var field = prefix.equals("hours") ? "hours" : prefix + "hours";
        if (line.amount().isZero()) throw new Refused("Line %d is credited in full already.".formatted(line.position()));
        if (hours == null && amount == null) return whole(line);
        if (hours != null && amount != null) return bad(field, "say hours or an amount of a line, not both");
        if (amount != null) {
            var part = money(prefix + "amount", amount, line.amount());
            if (part == null) return null;
            if (part.compareTo(line.amount()) > 0) return bad(prefix + "amount", "%s is more than the %s left of line %d".formatted(part, line.amount(), line.position()));
            return part.equals(line.amount()) ? whole(line) : new Taken(line.position(), null, part, false, false, null);
        }
        if (!line.byHour() || line.hours() == null) return bad(field, "line %d has no hours to credit".formatted(line.position()));
        if (!hours.matches("\\d{1,6}(\\.\\d{1,2})?") || new BigDecimal(hours).signum() == 0) return bad(field, "'%s' are no hours; write 3.50".formatted(hours));
        var part = new BigDecimal(hours).setScale(2);
        if (part.compareTo(line.hours()) > 0) return bad(field, "%s h is more than the %s h left of line %d".formatted(part, line.hours(), line.position()));
        if (part.compareTo(line.hours()) == 0) return whole(line);
        var worth = Money.rounded(part.multiply(line.rate()), line.amount().currency().getCurrencyCode());
        if (worth.compareTo(line.amount()) > 0) worth = line.amount();
        return new Taken(line.position(), part, worth, true, false, entry);
    }

    /** Off every line that has something left, in proportion, by largest remainder. */
    private List<Taken> spread(String amount) {
        var lines = left.stream().filter(l -> l.amount().isPositive()).toList();
        if (lines.isEmpty()) throw new Refused("Nothing is left to credit.");
        var sum = lines.stream().map(Left::amount).reduce(Money::plus).orElseThrow();
        var part = money("amount", amount, sum);
        if (part == null) return List.of();
        if (part.compareTo(sum) > 0) return List.of(bad("amount", "%s is more than the %s net that is left".formatted(part, sum)));
        var shares = part.split(lines.stream().map(l -> l.amount().amount()).toList());
        var taken = new ArrayList<Taken>();
        for (int i = 0; i < lines.size(); i++) {
            if (shares.get(i).isZero()) continue;
            taken.add(shares.get(i).equals(lines.get(i).amount()) ? whole(lines.get(i)) : new Taken(lines.get(i).position(), null, shares.get(i), false, false, null));
        }
        return taken;
    }

    private Money money(String field, String amount, Money like) {
        try {
            if (amount.matches("\\d{1,12}(\\.\\d{1,4})?") && new BigDecimal(amount).signum() > 0) return Money.of(amount, like.currency().getCurrencyCode());
        } catch (IllegalArgumentException tooFine) {
            problems.add(new Problem(field, "%s has more decimals than %s allows".formatted(amount, like.currency())));
            return null;
        }
        problems.add(new Problem(field, "'%s' is no amount; write 1234.50".formatted(amount)));
        return null;
    }

    private Taken bad(String field, String message) {
        problems.add(new Problem(field, message));
        return new Taken(0, null, Money.zero("EUR"), false, false, null);
    }

    /** VAT of what is taken back: by rate, and all that is left of it with the last of its base. */
    static Money vat(Money base, BigDecimal percent, Money baseLeft, Money vatLeft) {
        if (base.equals(baseLeft)) return vatLeft;
        var vat = base.percent(percent);
        return vat.compareTo(vatLeft) > 0 && !vatLeft.isNegative() ? vatLeft : vat;
    }

    /** No line is worth anything any more, whatever hours a lower price left on it. */
    static boolean nothingLeft(List<Left> left, List<Taken> taken) {
        var parts = byPosition(taken);
        return left.stream().allMatch(l -> l.amount().isZero() || parts.containsKey(l.position()) && parts.get(l.position()).amount().equals(l.amount()));
    }

    static Map<Integer, Taken> byPosition(List<Taken> taken) {
        var map = new java.util.TreeMap<Integer, Taken>();
        taken.forEach(t -> map.put(t.position(), t));
        return map;
    }
}
