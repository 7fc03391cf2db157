package io.throughline.profitability.dashboard;

import io.throughline.billing.WorkInProgress;
import io.throughline.firm.FirmClock;
import io.throughline.page.Chart;
import io.throughline.page.Chart.Bar;
import io.throughline.page.Formats;
import io.throughline.people.Caller;
import io.throughline.profitability.Dimension;
import io.throughline.profitability.Profitability;
import io.throughline.profitability.dashboard.Dashboard.Panel;
import io.throughline.profitability.dashboard.Dashboard.Tile;
import io.throughline.profitability.Profitability.Earned;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import io.throughline.receivables.Ageing;
import io.throughline.receivables.Ageing.Item;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Burn, margin, utilisation and cash expected: a manager's of their own projects, finance's and a director's of all. */
@Component
class DashboardFigures {
    private static final int PROJECTS = 10;
    private static final int SOON = 30;
    private static final BigDecimal HOT = BigDecimal.valueOf(75);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private final Projects projects;
    private final Profitability profitability;
    private final MonthCharts months;
    private final FinanceFigures finance;
    private final Ageing ageing;
    private final WorkInProgress work;
    private final Formats formats;
    private final MessageSource messages;
    private final FirmClock clock;

    DashboardFigures(Projects projects, Profitability profitability, MonthCharts months, FinanceFigures finance, Ageing ageing, WorkInProgress work,
                     Formats formats, MessageSource messages, FirmClock clock) {
        this.projects = projects;
        this.profitability = profitability;
        this.months = months;
        this.finance = finance;
        this.ageing = ageing;
        this.work = work;
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether somebody has projects of their own and does not stand for the whole firm. */
    boolean ownFirst(Caller caller) {
        return !caller.hasAny("FINANCE", "DIRECTOR", "AUDITOR", "ADMIN") && !projects.codesOf(caller.personCode()).isEmpty();
    }

    Dashboard of(Caller caller, boolean own) {
        var also = own ? "&manager=" + caller.personCode() : "";
        var mine = own ? projects.codesOf(caller.personCode()) : null;
        var today = clock.today();
        var burn = burns(own ? caller.personCode() : null);
        var open = ageing.openItems(today, mine);
        var year = profitability.earned(Dimension.MONTH, mine, months.first(), months.last());
        var tiles = List.of(hot(burn, also), margin(year, also), utilisation(year, also), soon(open, also), late(open, also), unbilled(mine, also));
        return new Dashboard(own, today, tiles, List.of(
                new Panel("burn", say("dashboard.burn"), chart(burn), false, say("dashboard.burn.none")),
                new Panel("cash", say("finance.cash"), finance.cashExpected(open, also), true, say("finance.cash.none")),
                new Panel("margin", say("finance.margin"), months.margin(year, also), true, say("finance.nothing")),
                new Panel("utilisation", say("dashboard.utilisation"), months.utilisation(year, also), true, say("finance.nothing"))));
    }

    private record Burnt(ProjectSummary project, BigDecimal hours, BigDecimal used) {}

    /** Of running projects with a budget of hours, what is most used up first. */
    private List<Burnt> burns(String manager) {
        var running = projects.all().stream().filter(p -> p.state() == ProjectState.IN_DELIVERY && p.budgetHours().signum() > 0)
                .filter(p -> manager == null || p.managerCode().equals(manager)).toList();
        var hours = profitability.approvedHours(running.stream().map(ProjectSummary::code).toList());
        return running.stream().map(p -> {
            var used = hours.getOrDefault(p.code(), BigDecimal.ZERO);
            return new Burnt(p, used, percent(used, p.budgetHours()));
        }).sorted(Comparator.comparing(Burnt::used).reversed()).toList();
    }

    private Chart chart(List<Burnt> burns) {
        return new Chart(say("dashboard.burn.title"), burns.stream().limit(PROJECTS).map(b -> new Bar(b.project().name(), b.used(),
                say("dashboard.burn.of", formats.percent(b.used()), formats.number(b.project().budgetHours(), 0)), "/projects/%s/budget".formatted(b.project().code()), tone(b.used()))).toList());
    }

    private Tile hot(List<Burnt> burns, String also) {
        var hot = burns.stream().filter(b -> b.used().compareTo(HOT) >= 0).toList();
        return new Tile("burn", BigDecimal.valueOf(hot.size()), "projects", formats.count(hot.size()), say("dashboard.tile.burn", burns.size()), "/projects?state=IN_DELIVERY" + also,
                hot.isEmpty() ? "" : tone(hot.get(0).used()));
    }

    private Tile margin(List<Earned> year, String also) {
        var margin = sum(year.stream().map(Earned::margin).toList());
        var share = percent(margin, sum(year.stream().map(Earned::revenue).toList()));
        return new Tile("margin", margin, "EUR", formats.roundMoney(margin, "EUR"), share == null ? say("dashboard.tile.marginAlone") : say("dashboard.tile.margin", formats.percent(share)),
                "/margins?by=PROJECT&from=%s&to=%s%s".formatted(months.first(), months.last(), also), margin.signum() < 0 ? "bad" : "");
    }

    /** This month and the two before it. */
    private Tile utilisation(List<Earned> year, String also) {
        var from = YearMonth.from(clock.today()).minusMonths(2);
        var lately = year.stream().filter(e -> e.key().compareTo(from.toString()) >= 0).toList();
        var share = percent(sum(lately.stream().map(Earned::billableHours).toList()), sum(lately.stream().map(Earned::hours).toList()));
        return new Tile("utilisation", share, "percent", share == null ? "–" : formats.percent(share), say("dashboard.tile.utilisation"),
                "/margins?by=PERSON&from=%s&to=%s%s".formatted(from.atDay(1), months.last(), also), share != null && share.compareTo(MonthCharts.LOW_USE) < 0 ? "warn" : "");
    }

    private Tile soon(List<Item> open, String also) {
        var today = clock.today();
        var due = open.stream().filter(i -> !i.dueDate().isBefore(today) && !i.dueDate().isAfter(today.plusDays(SOON))).toList();
        return money("cash", finance.sum(due), say("dashboard.tile.cash", due.size()), "/receivables?dueFrom=%s&dueTo=%s%s".formatted(today, today.plusDays(SOON), also), "");
    }

    private Tile late(List<Item> open, String also) {
        var late = finance.overdue(open);
        return money("overdue", finance.sum(late), say("finance.tile.late", late.size()), "/receivables?dueTo=%s%s".formatted(clock.today().minusDays(1), also), late.isEmpty() ? "" : "bad");
    }

    private Tile unbilled(Collection<String> mine, String also) {
        var open = work.upTo(clock.today()).stream().filter(w -> mine == null || mine.contains(w.projectCode())).toList();
        return money("unbilled", work.worth(open, clock.today()), say("finance.tile.unbilled", open.size()), "/unbilled" + also.replaceFirst("&", "?"), "");
    }

    private Tile money(String key, Money sum, String sentence, String link, String tone) {
        var currency = sum.currency().getCurrencyCode();
        return new Tile(key, sum.amount(), currency, formats.roundMoney(sum.amount(), currency), sentence, link, tone);
    }

    private static String tone(BigDecimal used) {
        return used.compareTo(HUNDRED) >= 0 ? "bad" : used.compareTo(HOT) >= 0 ? "warn" : "";
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : part.movePointRight(2).divide(whole, 1, Rounding.MODE);
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
