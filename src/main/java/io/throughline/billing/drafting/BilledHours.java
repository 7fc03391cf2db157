package io.throughline.billing.drafting;

import io.throughline.project.TimeRounding;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From worked to billed hours by a rule. What a day or a line comes to as a whole is dealt out to its entries by largest remainder. */
public final class BilledHours {

    private BilledHours() {}

    public static List<Part> of(List<Part> parts, TimeRounding rule) {
        if (rule == null) return parts;
        var groups = new LinkedHashMap<Object, List<Integer>>();
        for (int i = 0; i < parts.size(); i++) groups.computeIfAbsent(key(rule.per(), i).apply(parts.get(i)), any -> new ArrayList<>()).add(i);
        var billed = new ArrayList<>(parts);
        for (Map.Entry<Object, List<Integer>> group : groups.entrySet()) {
            var worked = group.getValue().stream().map(i -> parts.get(i).worked()).toList();
            var whole = rounded(worked.stream().reduce(BigDecimal.ZERO, BigDecimal::add), rule);
            var shares = Rounding.split(whole, worked, 2);
            for (int n = 0; n < shares.size(); n++) {
                var part = parts.get(group.getValue().get(n));
                billed.set(group.getValue().get(n), part.billed(shares.get(n)));
            }
        }
        return billed;
    }

    private static Function<Part, Object> key(TimeRounding.Per per, int index) {
        return switch (per) {
            case ENTRY -> p -> index;
            case DAY -> p -> List.of(p.group(), p.entry().workDate());
            case LINE -> Part::group;
        };
    }

    /** Hundredths of an hour are read as the whole minutes they stand for: 0.17 h are 10 minutes. */
    static BigDecimal rounded(BigDecimal hours, TimeRounding rule) {
        var minutes = Rounding.round(hours.multiply(BigDecimal.valueOf(60)), 0);
        var increment = BigDecimal.valueOf(rule.minutes());
        var mode = switch (rule.direction()) {
            case UP -> RoundingMode.CEILING;
            case NEAREST -> Rounding.MODE;
            case DOWN -> RoundingMode.FLOOR;
        };
        return minutes.divide(increment, 0, mode).multiply(increment).divide(BigDecimal.valueOf(60), 2, Rounding.MODE);
    }
}
