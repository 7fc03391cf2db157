package io.throughline.profitability.dashboard;

import io.throughline.billing.UnbilledWork;
import io.throughline.billing.WorkInProgress;
import io.throughline.firm.FirmClock;
import io.throughline.firm.InOneCurrency;
import io.throughline.page.Chart;
import io.throughline.page.Chart.Bar;
import io.throughline.page.Formats;
import io.throughline.people.People;
import io.throughline.profitability.Dimension;
import io.throughline.profitability.Profitability.Earned;
import io.throughline.profitability.Profitability;
import io.throughline.quantity.IsoWeek;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import io.throughline.receivables.Ageing;
import io.throughline.receivables.Ageing.Bucket;
import io.throughline.receivables.Ageing.Item;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the finance page draws; every bar leads to the rows it is the sum of. */
@Component
class FinanceFigures {
    private static final int WEEKS = 8;
    private static final int MONTHS = 12;
    private static final int PROJECTS = 10;
    private static final int PERSONS = 15;
    private final Ageing ageing;
    private final WorkInProgress work;
    private final Profitability profitability;
    private final MonthCharts months;
    private final People people;
    private final InOneCurrency inOneCurrency;
    private final Formats formats;
    private final MessageSource messages;
    private final FirmClock clock;

    FinanceFigures(Ageing ageing, WorkInProgress work, Profitability profitability, MonthCharts months, People people, InOneCurrency inOneCurrency, Formats formats,
                   MessageSource messages, FirmClock clock) {
        this.ageing = ageing;
        this.work = work;
        this.profitability = profitability;
        this.months = months;
        this.people = people;
        this.inOneCurrency = inOneCurrency;
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    List<Item> open() {
        return ageing.openItems(clock.today());
    }

    Money sum(List<Item> items) {
        return inOneCurrency.sum(items.stream().map(Item::open).toList(), clock.today());
    }

    List<Item> overdue(List<Item> items) {
        return items.stream().filter(i -> i.daysOverdue(clock.today()) > 0).toList();
    }

    /** What is late, then week by week what falls due, then what comes later. {@code also}: what links carry besides. */
    Chart cashExpected(List<Item> items, String also) {
        var today = clock.today();
        var monday = IsoWeek.of(today).monday();
        var bars = new ArrayList<Bar>();
        bars.add(cash(say("finance.cash.late"), items, null, today.minusDays(1), "bad", also));
        for (int week = 0; week < WEEKS; week++) {
            var from = week == 0 ? today : monday.plusWeeks(week);
            bars.add(cash(formats.dayOfYear(monday.plusWeeks(week)), items, from, monday.plusWeeks(week).plusDays(6), "", also));
        }
        bars.add(cash(say("finance.cash.later"), items, monday.plusWeeks(WEEKS), null, "info", also));
        return new Chart(say("finance.cash.title", inOneCurrency.code()), bars);
    }

    private Bar cash(String label, List<Item> items, LocalDate from, LocalDate to, String tone, String also) {
        var sum = sum(items.stream().filter(i -> from == null || !i.dueDate().isBefore(from)).filter(i -> to == null || !i.dueDate().isAfter(to)).toList());
        return bar(label, sum, "/receivables?" + Stream.of(from == null ? "" : "dueFrom=" + from, to == null ? "" : "dueTo=" + to, also.replaceFirst("^&", ""))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("&")), tone);
    }

    Chart aged(List<Item> items) {
        var today = clock.today();
        return new Chart(say("finance.aged.title", inOneCurrency.code()), Arrays.stream(Bucket.values())
                .map(b -> bar(say("finance.bucket." + b), sum(items.stream().filter(i -> Bucket.of(i, today) == b).toList()), "/receivables?bucket=" + b,
                        b == Bucket.NOT_DUE ? "" : b == Bucket.UP_TO_30 ? "warn" : "bad")).toList());
    }

    List<UnbilledWork> unbilled() {
        return work.upTo(clock.today());
    }

    Money worth(List<UnbilledWork> unbilled) {
        return work.worth(unbilled, clock.today());
    }

    /** The largest projects; the rest in one bar. */
    Chart unbilled(List<UnbilledWork> unbilled) {
        var sums = unbilled.stream().map(w -> bar(w.projectCode(), worth(List.of(w)), "/unbilled/" + w.projectCode(), ""))
                .sorted(Comparator.comparing(Bar::value).reversed()).toList();
        var bars = new ArrayList<>(sums.stream().limit(PROJECTS).toList());
        if (sums.size() > PROJECTS) {
            var rest = sums.stream().skip(PROJECTS).map(Bar::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            bars.add(new Bar(say("finance.others", sums.size() - PROJECTS), rest, formats.roundMoney(rest, inOneCurrency.code()), "/unbilled", "info"));
        }
        return new Chart(say("finance.unbilled.title", inOneCurrency.code()), bars);
    }

    Chart marginByMonth() {
        return months.margin(profitability.earned(Dimension.MONTH, months.first(), months.last()), "");
    }

    /** Of the last twelve months: those that earned most and, below, those that cost most. */
    Chart marginByProject() {
        var today = clock.today();
        var from = YearMonth.from(today).minusMonths(MONTHS - 1).atDay(1);
        var all = profitability.earned(Dimension.PROJECT, from, today).stream().filter(e -> e.margin().signum() != 0).sorted(Comparator.comparing(Earned::margin).reversed()).toList();
        var shown = all.size() <= PROJECTS ? all : IntStream.concat(IntStream.range(0, PROJECTS / 2), IntStream.range(all.size() - PROJECTS / 2, all.size()))
                .mapToObj(all::get).toList();
        return new Chart(say("finance.margin.project"), shown.stream().map(e -> new Bar(e.key(), e.margin(), formats.roundMoney(e.margin(), "EUR"),
                "/margins?by=PROJECT&from=%s&to=%s#%s".formatted(from, today, e.key()), e.margin().signum() < 0 ? "bad" : "")).toList());
    }

    /** Billable of all hours in the last three months; who worked most comes first. */
    Chart efficiency() {
        var today = clock.today();
        var from = YearMonth.from(today).minusMonths(2).atDay(1);
        var all = profitability.earned(Dimension.PERSON, from, today).stream().filter(e -> e.hours().signum() > 0)
                .sorted(Comparator.comparing(Earned::hours).reversed()).limit(PERSONS).toList();
        var names = people.find(all.stream().map(Earned::key).toList());
        return new Chart(say("finance.efficiency.title"), all.stream().map(e -> {
            var share = e.billableHours().movePointRight(2).divide(e.hours(), 1, Rounding.MODE);
            return new Bar(names.containsKey(e.key()) ? names.get(e.key()).name() : e.key(), share, formats.percent(share),
                    "/margins?by=PERSON&from=%s&to=%s#%s".formatted(from, today, e.key()), share.compareTo(MonthCharts.LOW_USE) < 0 ? "warn" : "");
        }).toList());
    }

    private Bar bar(String label, Money sum, String link, String tone) {
        return new Bar(label, sum.amount(), formats.roundMoney(sum.amount(), sum.currency().getCurrencyCode()), link, tone);
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
