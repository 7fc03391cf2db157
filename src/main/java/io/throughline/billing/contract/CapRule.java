package io.throughline.billing.contract;

import io.throughline.billing.drafting.Part;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of hours at their rates fits under a cap, day by day. The entry that straddles it is split at the last hundredth of an hour that fits;
 * {@code rest}: what is missing to the cap then, less than that hundredth. Sums are those of the lines, each rounded once.
 */
public record CapRule(List<Part> billed, List<Part> beyond, Money rest) {
    private static final BigDecimal STEP = new BigDecimal("0.01");

    static CapRule apply(List<Part> parts, Money room) {
        var byDay = new ArrayList<>(parts);
        byDay.sort(Comparator.comparing((Part p) -> p.entry().workDate()).thenComparing(p -> p.entry().id()));
        Map<Part.Group, BigDecimal> hours = new HashMap<>();
        var billed = new ArrayList<Part>();
        var beyond = new ArrayList<Part>();
        var total = Money.zero(room.currency().getCurrencyCode());
        for (var part : byDay) {
            if (!beyond.isEmpty()) {
                beyond.add(part);
                continue;
            }
            var before = hours.getOrDefault(part.group(), BigDecimal.ZERO);
            var others = total.minus(amount(before, part, room));
            var fits = fitting(part, before, room.minus(others));
            if (fits.compareTo(part.billed()) >= 0) billed.add(part);
            else if (fits.signum() <= 0) beyond.add(part);
            else {
                var split = part.split(fits);
                billed.add(split.get(0));
                beyond.add(split.get(1));
            }
            if (fits.signum() > 0 || part.billed().signum() == 0) {
                var now = before.add(fits.min(part.billed()));
                hours.put(part.group(), now);
                total = others.plus(amount(now, part, room));
            }
        }
        billed.sort(Comparator.comparing((Part p) -> p.entry().personCode()).thenComparing(p -> p.entry().workDate()).thenComparing(p -> p.entry().id()));
        return new CapRule(billed, beyond, beyond.isEmpty() ? Money.zero(room.currency().getCurrencyCode()) : room.minus(total));
    }

    /** All of the part's hours, or as many as fit into the room that its line has. */
    private static BigDecimal fitting(Part part, BigDecimal before, Money room) {
        if (amount(before.add(part.billed()), part, room).compareTo(room) <= 0) return part.billed();
        if (part.rate().signum() == 0) return BigDecimal.ZERO;
        var half = BigDecimal.ONE.movePointLeft(room.currency().getDefaultFractionDigits());
        var fits = room.amount().add(half).divide(part.rate(), 2, RoundingMode.FLOOR).subtract(before).min(part.billed().subtract(STEP));
        while (fits.signum() > 0 && amount(before.add(fits), part, room).compareTo(room) > 0) fits = fits.subtract(STEP);
        return fits;
    }

    private static Money amount(BigDecimal hours, Part part, Money like) {
        return Money.rounded(hours.multiply(part.rate()), like.currency().getCurrencyCode());
    }

    static BigDecimal worth(List<Part> parts) {
        return Rounding.round(parts.stream().map(p -> p.billed().multiply(p.rate())).reduce(BigDecimal.ZERO, BigDecimal::add), 2);
    }
}
