package io.throughline.profitability;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.profitability.Profitability.Earned;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was earned between two days, by project, client, person or month; what a person costs only for those who may know. */
@Controller
class MarginsPage {
    private final Profitability profitability;
    private final Projects projects;
    private final Clients clients;
    private final People people;
    private final FirmClock clock;

    MarginsPage(Profitability profitability, Projects projects, Clients clients, People people, FirmClock clock) {
        this.profitability = profitability;
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry margins() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 5, "margins", "/margins", "MANAGER", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    /** {@code use}: billable of all hours; {@code marginPercent}: of revenue; null where there is nothing to compare with. */
    record Row(String key, String name, String link, Earned earned, BigDecimal use, BigDecimal marginPercent) {
        /** The first day of a month by which it goes. */
        public LocalDate month() {
            return YearMonth.parse(key).atDay(1);
        }
    }

    @GetMapping("/margins")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    String margins(@RequestParam(defaultValue = "PROJECT") Dimension by, @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to,
                   @RequestParam(defaultValue = "") String manager, Authentication me, Model model) {
        var last = to == null ? clock.today() : to;
        var first = from == null ? YearMonth.from(last).minusMonths(11).atDay(1) : from;
        if (last.isBefore(first)) throw new InvalidInput("to", "%s is before %s".formatted(last, first));
        var names = names(by);
        var order = by == Dimension.MONTH ? Comparator.comparing(Earned::key).reversed() : Comparator.comparing(Earned::margin).reversed();
        var rows = profitability.earned(by, manager.isBlank() ? null : projects.codesOf(manager), first, last).stream().sorted(order)
                .map(e -> new Row(e.key(), names.getOrDefault(e.key(), e.key()), link(by, e.key(), manager), e, percent(e.billableHours(), e.hours()), percent(e.margin(), e.revenue()))).toList();
        model.addAttribute("by", by);
        model.addAttribute("dimensions", Dimension.values());
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("rows", rows);
        model.addAttribute("sum", sum(rows.stream().map(Row::earned).toList()));
        model.addAttribute("manager", manager);
        model.addAttribute("managerName", people.find(manager).map(Person::name).orElse(manager));
        model.addAttribute("withCost", by != Dimension.PERSON || people.caller(me).seesCosts());
        return "profitability/margins";
    }

    private Map<String, String> names(Dimension by) {
        return switch (by) {
            case PROJECT -> projects.all().stream().collect(Collectors.toMap(ProjectSummary::code, ProjectSummary::name));
            case CLIENT -> clients.all().stream().collect(Collectors.toMap(Client::code, Client::name));
            case PERSON -> people.all().stream().collect(Collectors.toMap(Person::code, Person::name));
            case MONTH -> Map.of();
        };
    }

    private static String link(Dimension by, String key, String manager) {
        return switch (by) {
            case PROJECT -> "/invoices?project=" + key;
            case CLIENT -> "/receivables/clients/" + key;
            case PERSON -> null;
            case MONTH -> "/margins?by=PROJECT&from=%s&to=%s".formatted(YearMonth.parse(key).atDay(1), YearMonth.parse(key).atEndOfMonth())
                    + (manager.isBlank() ? "" : "&manager=" + manager);
        };
    }

    private static Row sum(List<Earned> all) {
        var zero = new BigDecimal("0.00");
        var sum = all.stream().reduce(new Earned("", zero, zero, zero, zero, zero, zero), (a, b) -> new Earned("", a.hours().add(b.hours()),
                a.billableHours().add(b.billableHours()), a.revenue().add(b.revenue()), a.labourCost().add(b.labourCost()), a.expenseCost().add(b.expenseCost()), a.margin().add(b.margin())));
        return new Row("", "", null, sum, percent(sum.billableHours(), sum.hours()), percent(sum.margin(), sum.revenue()));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : part.movePointRight(2).divide(whole, 1, Rounding.MODE);
    }
}
