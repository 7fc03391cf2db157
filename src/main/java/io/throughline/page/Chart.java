package io.throughline.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/** A bar chart's figures and where each bar leads; drawn by {@code page/charts} with no script. {@code title} says what is measured, in which unit. */
public record Chart(String title, List<Bar> bars) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** {@code text}: the value as it is read; {@code tone}: good, warn, bad, info or empty; {@code link} to the rows behind, null for none. */
    public record Bar(String label, BigDecimal value, String text, String link, String tone) {}

    public boolean isEmpty() {
        return bars.stream().allMatch(b -> b.value().signum() == 0);
    }

    /** Length in percent of the longest bar. */
    public BigDecimal length(Bar bar) {
        return share(bar.value().abs(), extreme(b -> b.value().abs()));
    }

    /** Where a column begins, in percent from the top of the whole height. */
    public BigDecimal top(Bar bar) {
        return bar.value().signum() < 0 ? zero() : share(highest().subtract(bar.value()), span());
    }

    public BigDecimal height(Bar bar) {
        return share(bar.value().abs(), span());
    }

    /** Where the line of nothing lies. */
    public BigDecimal zero() {
        return share(highest(), span());
    }

    public boolean hasNegative() {
        return bars.stream().anyMatch(b -> b.value().signum() < 0);
    }

    private BigDecimal highest() {
        return extreme(b -> b.value().max(BigDecimal.ZERO));
    }

    private BigDecimal span() {
        return highest().add(extreme(b -> b.value().negate().max(BigDecimal.ZERO)));
    }

    private BigDecimal extreme(Function<Bar, BigDecimal> of) {
        return bars.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
