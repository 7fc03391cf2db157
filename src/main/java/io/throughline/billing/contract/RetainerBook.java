package io.throughline.billing.contract;

import io.throughline.billing.drafting.Part;
import io.throughline.project.Terms.Retainer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A retainer's periods: what each one gave, what was drawn from it when, what may be carried over and until when. Drawn first is what expires first. */
public final class RetainerBook {

    /** {@code quantity} in hours or money. What was drawn after the last day came out of what was carried over. */
    public static final class Period {
        public final LocalDate from;
        public final LocalDate to;
        public final LocalDate expires;
        public final Retainer agreed;
        private BigDecimal drawnWithin = BigDecimal.ZERO;
        private BigDecimal drawnAfter = BigDecimal.ZERO;

        Period(LocalDate from, LocalDate to, Retainer agreed) {
            this.from = from;
            this.to = to;
            this.agreed = agreed;
            this.expires = carried().signum() > 0 ? endOfMonths(to, agreed.rolloverMonths()) : to;
        }

        private BigDecimal carried() {
            return agreed.rollover() == null ? BigDecimal.ZERO : agreed.rollover();
        }

        /** A period that ends with a month is carried over to the end of a month. */
        private static LocalDate endOfMonths(LocalDate day, int months) {
            return day.plusDays(1).plusMonths(months).minusDays(1);
        }

        public String item() {
            return "retainer:" + from;
        }

        public BigDecimal drawn() {
            return drawnWithin.add(drawnAfter);
        }

        public BigDecimal left() {
            return agreed.quantity().subtract(drawnWithin).subtract(drawnAfter);
        }

        /** What can be drawn for work of the day. */
        public BigDecimal usable(LocalDate day) {
            if (day.isBefore(from) || day.isAfter(expires)) return BigDecimal.ZERO;
            if (!day.isAfter(to)) return left().max(BigDecimal.ZERO);
            return left().min(carried().subtract(drawnAfter)).max(BigDecimal.ZERO);
        }

        private void draw(LocalDate day, BigDecimal quantity) {
            if (day.isAfter(to)) drawnAfter = drawnAfter.add(quantity);
            else drawnWithin = drawnWithin.add(quantity);
        }

        /** What nobody can draw any more on the day. */
        public BigDecimal expired(LocalDate day) {
            return day.isAfter(to) ? left().max(BigDecimal.ZERO).subtract(usable(day)) : BigDecimal.ZERO;
        }
    }

    public record Draw(Period period, Part part, BigDecimal quantity) {}

    private final List<Period> periods = new ArrayList<>();

    /** {@code on}: what was agreed when a period begins. Periods up to and including the one of the day. */
    RetainerBook(Retainer now, Function<LocalDate, Retainer> on, LocalDate day) {
        for (int i = 0; ; i++) {
            var from = now.from().plusMonths((long) i * now.everyMonths());
            if (from.isAfter(day) || now.until() != null && from.isAfter(now.until())) return;
            var to = now.from().plusMonths((long) (i + 1) * now.everyMonths()).minusDays(1);
            periods.add(new Period(from, now.until() != null && to.isAfter(now.until()) ? now.until() : to, on.apply(from)));
        }
    }

    public List<Period> periods() {
        return periods;
    }

    void drawn(String item, LocalDate day, BigDecimal quantity) {
        periods.stream().filter(p -> p.item().equals(item)).forEach(p -> p.draw(day, quantity));
    }

    /** What of the part is paid for already; what is left of it comes back in {@code over}. */
    public List<Draw> draw(Part part, List<Part> over) {
        var draws = new ArrayList<Draw>();
        var day = part.entry().workDate();
        var rest = part;
        for (var period : periods.stream().sorted(Comparator.comparing((Period p) -> p.expires).thenComparing(p -> p.from)).toList()) {
            if (rest == null) break;
            boolean hours = period.agreed.unit() == Retainer.Unit.HOURS;
            var usable = period.usable(day).setScale(2, RoundingMode.FLOOR);
            var fits = hours ? usable : rest.rate().signum() == 0 ? rest.billed() : usable.divide(rest.rate(), 2, RoundingMode.FLOOR);
            if (fits.signum() <= 0) continue;
            var taken = fits.compareTo(rest.billed()) >= 0 ? rest : rest.split(fits).get(0);
            rest = taken == rest ? null : rest.split(fits).get(1);
            var quantity = hours ? taken.billed() : taken.billed().multiply(taken.rate());
            period.draw(day, quantity);
            draws.add(new Draw(period, taken, quantity));
        }
        if (rest != null) over.add(rest);
        return draws;
    }
}
