package io.throughline.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The one rounding of the house: half up, away from zero on a tie. */
public final class Rounding {
    public static final RoundingMode MODE = RoundingMode.HALF_UP;

    private Rounding() {}

    public static BigDecimal round(BigDecimal value, int digits) {
        return value.setScale(digits, MODE);
    }

    /** Parts in proportion to the weights that add up to the whole: the remainder goes to the largest fractions, the first of equal ones. */
    public static List<BigDecimal> split(BigDecimal whole, List<BigDecimal> weights, int digits) {
        var total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0) throw new IllegalArgumentException("weights must add up to more than zero: " + weights);
        var exact = weights.stream().map(w -> whole.multiply(w).divide(total, 20, RoundingMode.FLOOR)).toList();
        var parts = new ArrayList<>(exact.stream().map(e -> e.setScale(digits, RoundingMode.FLOOR)).toList());
        var left = whole.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        var unit = BigDecimal.ONE.movePointLeft(digits);
        var order = IntStream.range(0, parts.size()).boxed().sorted(Comparator.comparing((Integer i) -> exact.get(i).subtract(parts.get(i))).reversed()).toList();
        for (int i = 0; left.signum() > 0; i++, left = left.subtract(unit)) parts.set(order.get(i), parts.get(order.get(i)).add(unit));
        return parts;
    }
}
