package io.throughline.billing.unbilled;

import io.throughline.billing.HeldItems;
import io.throughline.billing.WorkInProgress;
import io.throughline.firm.FirmClock;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.Projects;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Work that is approved and not billed yet, by project and down to its entries. */
@Controller
@RequestMapping("/unbilled")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
class UnbilledPage {
    private static final int ENTRIES = 500;
    private final WorkInProgress work;
    private final Projects projects;
    private final People people;
    private final Formats formats;
    private final FirmClock clock;
    private final HeldItems held;

    UnbilledPage(WorkInProgress work, Projects projects, People people, Formats formats, FirmClock clock, HeldItems held) {
        this.work = work;
        this.projects = projects;
        this.people = people;
        this.formats = formats;
        this.clock = clock;
        this.held = held;
    }

    @Bean
    static NavigationEntry unbilledWork() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 15, "unbilled", "/unbilled", "MANAGER", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    @GetMapping
    String projects(@RequestParam(required = false) LocalDate upTo, @RequestParam(defaultValue = "") String manager, Model model) {
        var day = upTo == null ? clock.today() : upTo;
        var mine = manager.isBlank() ? null : projects.codesOf(manager);
        var rows = work.upTo(day).stream().filter(w -> mine == null || mine.contains(w.projectCode())).toList();
        model.addAttribute("upTo", day);
        model.addAttribute("today", clock.today());
        model.addAttribute("manager", manager);
        model.addAttribute("managerName", people.find(manager).map(Person::name).orElse(manager));
        model.addAttribute("rows", rows);
        model.addAttribute("sum", work.worth(rows, day));
        return "billing/unbilled";
    }

    @GetMapping("/{project}")
    String entries(@PathVariable String project, @RequestParam(required = false) LocalDate upTo, Authentication who, Model model) {
        var day = upTo == null ? clock.today() : upTo;
        var of = projects.get(project);
        var time = work.entries(project, day);
        model.addAttribute("upTo", day);
        model.addAttribute("day", formats.date(day));
        model.addAttribute("project", of);
        model.addAttribute("worth", work.upTo(day).stream().filter(w -> w.projectCode().equals(project)).findFirst().orElse(null));
        model.addAttribute("time", time.stream().limit(ENTRIES).toList());
        model.addAttribute("timeLeftOut", Math.max(0, time.size() - ENTRIES));
        model.addAttribute("expenses", work.expenses(project, day));
        model.addAttribute("people", people.find(time.stream().map(WorkInProgress.Entry::personCode).collect(Collectors.toSet())));
        model.addAttribute("held", held.of(project).stream().collect(Collectors.toMap(h -> h.kind() + h.id(), HeldItems.Held::reason)));
        model.addAttribute("keeper", people.caller(who).hasAny("MANAGER", "FINANCE", "DIRECTOR", "ADMIN"));
        return "billing/unbilled-project";
    }
}
