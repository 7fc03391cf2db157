package io.throughline.process;

import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.firm.FirmClock;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry;
import io.throughline.page.NavigationEntry.Group;
import io.throughline.people.Caller;
import io.throughline.people.People;
import io.throughline.profitability.Profitability;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that people find themselves on: what needs them today, their week, and for managers which projects run hot. */
@Controller
@ConditionalOnWebApplication
class TodayPage {
    private static final int TASKS = 12;
    private static final BigDecimal RISKY = BigDecimal.valueOf(75);
    private final WaitingApprovals waiting;
    private final Timesheets timesheets;
    private final Expenses expenses;
    private final Projects projects;
    private final Profitability profitability;
    private final People people;
    private final FirmClock clock;
    private final Formats formats;

    TodayPage(WaitingApprovals waiting, Timesheets timesheets, Expenses expenses, Projects projects, Profitability profitability, People people, FirmClock clock, Formats formats) {
        this.waiting = waiting;
        this.timesheets = timesheets;
        this.expenses = expenses;
        this.projects = projects;
        this.profitability = profitability;
        this.people = people;
        this.clock = clock;
        this.formats = formats;
    }

    /** {@code used}: percent of the budget's hours. */
    record Hot(ProjectSummary project, BigDecimal hours, BigDecimal used) {
        public String tone() {
            return used.intValue() >= 100 ? "bad" : "warn";
        }
    }

    @Bean
    static NavigationEntry today() {
        return NavigationEntry.of(Group.DAY, 0, "today", "/", NavigationEntry.STAFF);
    }

    @GetMapping("/")
    String today(Authentication who, Model page) {
        var caller = people.caller(who);
        var person = people.find(caller.personCode());
        page.addAttribute("name", person.map(p -> p.name()).orElse(caller.username()));
        page.addAttribute("day", formats.day(clock.today()));
        page.addAttribute("waiting", waiting.of(who));
        page.addAttribute("most", TASKS);
        page.addAttribute("decides", caller.hasAny("MANAGER", "DIRECTOR", "FINANCE", "ADMIN"));
        if (person.isPresent() && caller.hasAny("CONSULTANT", "MANAGER")) myWeek(caller, page);
        if (caller.hasAny("MANAGER", "DIRECTOR", "FINANCE", "ADMIN")) page.addAttribute("hot", hot(caller));
        return "process/today";
    }

    private void myWeek(Caller caller, Model page) {
        var week = IsoWeek.of(clock.today());
        page.addAttribute("week", timesheets.week(caller.personCode(), week));
        page.addAttribute("target", people.get(caller.personCode()).weeklyHours());
        page.addAttribute("rejected", timesheets.rejected(caller.personCode()));
        var before = IsoWeek.of(week.monday().minusDays(7));
        boolean worked = timesheets.hours(caller.personCode(), before.monday(), before.sunday()).signum() > 0;
        if (worked && timesheets.owes(caller.personCode(), before)) page.addAttribute("owed", before);
        page.addAttribute("returned", expenses.list(caller.personCode(), null, ExpenseState.REJECTED, null, 0, 5).content());
    }

    /** One's own projects; a director's, finance's and an administrator's are all. The hottest first. */
    private List<Hot> hot(Caller caller) {
        boolean all = caller.hasAny("DIRECTOR", "FINANCE", "ADMIN");
        var running = projects.all().stream().filter(p -> p.state() == ProjectState.IN_DELIVERY && p.budgetHours().signum() > 0)
                .filter(p -> all || p.managerCode().equals(caller.personCode())).toList();
        var hours = profitability.approvedHours(running.stream().map(ProjectSummary::code).toList());
        return running.stream().map(p -> {
            var used = hours.getOrDefault(p.code(), BigDecimal.ZERO);
            return new Hot(p, used, used.movePointRight(2).divide(p.budgetHours(), 0, RoundingMode.HALF_UP));
        }).filter(h -> h.used().compareTo(RISKY) >= 0).sorted(Comparator.comparing(Hot::used).reversed()).limit(TASKS).toList();
    }
}
