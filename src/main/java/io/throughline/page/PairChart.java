package io.throughline.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** Two measures a row, one bar above the other on one scale, and where each row leads. {@code second} is null where there is only one. */
public record PairChart(String first, String second, List<Pair> rows) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** {@code text}: the first value as it is read; {@code other}: the second, null without one. */
    public record Pair(String label, BigDecimal one, BigDecimal two, String text, String other, String link) {
        public boolean negative() {
            return one.signum() < 0;
        }
    }

    public boolean isEmpty() {
        return most().signum() == 0;
    }

    /** In percent of the longest bar. */
    public BigDecimal length(BigDecimal value) {
        return value == null || most().signum() == 0 ? BigDecimal.ZERO : value.abs().multiply(HUNDRED).divide(most(), 2, RoundingMode.HALF_UP);
    }

    private BigDecimal most() {
        return rows.stream().flatMap(r -> Stream.of(r.one(), r.two() == null ? BigDecimal.ZERO : r.two())).map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
    }
}
