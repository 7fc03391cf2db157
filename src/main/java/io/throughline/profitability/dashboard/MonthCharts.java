package io.throughline.profitability.dashboard;

import io.throughline.firm.FirmClock;
import io.throughline.page.Chart;
import io.throughline.page.Chart.Bar;
import io.throughline.page.Formats;
import io.throughline.profitability.Profitability.Earned;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the last twelve months brought, a column a month, this one included. */
@Component
class MonthCharts {
    static final BigDecimal LOW_USE = BigDecimal.valueOf(60);
    private static final int MONTHS = 12;
    private static final DateTimeFormatter SHORT_MONTH = DateTimeFormatter.ofPattern("MMM yy");
    private final Formats formats;
    private final MessageSource messages;
    private final FirmClock clock;

    MonthCharts(Formats formats, MessageSource messages, FirmClock clock) {
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    LocalDate first() {
        return YearMonth.from(clock.today()).minusMonths(MONTHS - 1).atDay(1);
    }

    LocalDate last() {
        return YearMonth.from(clock.today()).atEndOfMonth();
    }

    /** {@code also}: what links carry besides, e.g. {@code &manager=ann}. */
    Chart margin(List<Earned> year, String also) {
        return chart("finance.margin.month", year, (month, e) -> {
            var margin = e == null ? BigDecimal.ZERO : e.margin();
            return new Bar(label(month), margin, formats.roundMoney(margin, "EUR"), link("PROJECT", month, also), margin.signum() < 0 ? "bad" : "");
        });
    }

    Chart utilisation(List<Earned> year, String also) {
        return chart("dashboard.utilisation.title", year, (month, e) -> {
            var none = e == null || e.hours().signum() == 0;
            var share = none ? BigDecimal.ZERO : e.billableHours().movePointRight(2).divide(e.hours(), 1, Rounding.MODE);
            return new Bar(label(month), share, none ? "–" : formats.percent(share), link("PERSON", month, also), !none && share.compareTo(LOW_USE) < 0 ? "warn" : "");
        });
    }

    private Chart chart(String title, List<Earned> year, BiFunction<YearMonth, Earned, Bar> bar) {
        var earned = year.stream().collect(Collectors.toMap(Earned::key, Function.identity()));
        var first = YearMonth.from(first());
        return new Chart(messages.getMessage(title, null, LocaleContextHolder.getLocale()), IntStream.range(0, MONTHS).mapToObj(first::plusMonths)
                .map(month -> bar.apply(month, earned.get(month.toString()))).toList());
    }

    private static String label(YearMonth month) {
        return SHORT_MONTH.withLocale(LocaleContextHolder.getLocale()).format(month);
    }

    private static String link(String by, YearMonth month, String also) {
        return "/margins?by=%s&from=%s&to=%s%s".formatted(by, month.atDay(1), month.atEndOfMonth(), also);
    }
}
