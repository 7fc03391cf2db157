package io.throughline.process.approval;

import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.expense.Expenses;
import io.throughline.firm.FirmClock;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry.Group;
import io.throughline.page.NavigationEntry;
import io.throughline.people.Caller;
import io.throughline.people.People;
import io.throughline.quantity.IsoWeek;
import io.throughline.security.Users;
import io.throughline.timesheet.Timesheets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that people find themselves on: what needs them today, their week, and for those who lead how the work stands. */
@Controller
@ConditionalOnWebApplication
class TodayPage {
    private static final int TASKS = 12;
    private final WaitingApprovals waiting;
    private final Timesheets timesheets;
    private final Expenses expenses;
    private final People people;
    private final Users users;
    private final FirmClock clock;
    private final Formats formats;

    TodayPage(WaitingApprovals waiting, Timesheets timesheets, Expenses expenses, People people, Users users, FirmClock clock, Formats formats) {
        this.waiting = waiting;
        this.timesheets = timesheets;
        this.expenses = expenses;
        this.people = people;
        this.users = users;
        this.clock = clock;
        this.formats = formats;
    }

    @Bean
    static NavigationEntry today() {
        return NavigationEntry.of(Group.DAY, 0, "today", "/", NavigationEntry.STAFF);
    }

    @GetMapping("/")
    String today(@RequestParam(required = false) Boolean own, Authentication who, Model page) {
        var caller = people.caller(who);
        var person = people.find(caller.personCode());
        page.addAttribute("name", person.map(p -> p.name()).or(() -> users.find(caller.username()).map(u -> u.name())).orElse(caller.username()));
        page.addAttribute("day", formats.day(clock.today()));
        page.addAttribute("waiting", waiting.of(who));
        page.addAttribute("most", TASKS);
        page.addAttribute("decides", caller.hasAny("MANAGER", "DIRECTOR", "FINANCE", "ADMIN"));
        if (person.isPresent() && caller.hasAny("CONSULTANT", "MANAGER")) myWeek(caller, page);
        if (caller.hasAny("MANAGER", "DIRECTOR", "FINANCE", "AUDITOR", "ADMIN")) page.addAttribute("figures", own == null ? "/dashboard" : "/dashboard?own=" + own);
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
}
