package io.throughline.billing;

import io.throughline.firm.FirmClock;
import io.throughline.firm.InOneCurrency;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.project.Projects;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
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
    private final Unbilled unbilled;
    private final Projects projects;
    private final People people;
    private final InOneCurrency inOneCurrency;
    private final Formats formats;
    private final FirmClock clock;

    UnbilledPage(WorkInProgress work, Unbilled unbilled, Projects projects, People people, InOneCurrency inOneCurrency, Formats formats,
                 FirmClock clock) {
        this.work = work;
        this.unbilled = unbilled;
        this.projects = projects;
        this.people = people;
        this.inOneCurrency = inOneCurrency;
        this.formats = formats;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry unbilledWork() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 15, "unbilled", "/unbilled", "MANAGER", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    @GetMapping
    String projects(@RequestParam(required = false) LocalDate upTo, Model model) {
        var day = upTo == null ? clock.today() : upTo;
        var rows = work.upTo(day);
        model.addAttribute("upTo", day);
        model.addAttribute("today", clock.today());
        model.addAttribute("rows", rows);
        model.addAttribute("sum", inOneCurrency.sum(rows.stream().map(UnbilledWork::total).toList(), day));
        return "billing/unbilled";
    }

    @GetMapping("/{project}")
    String entries(@PathVariable String project, @RequestParam(required = false) LocalDate upTo, Model model) {
        var day = upTo == null ? clock.today() : upTo;
        var of = projects.get(project);
        var time = unbilled.time(project, day, false);
        model.addAttribute("upTo", day);
        model.addAttribute("day", formats.date(day));
        model.addAttribute("project", of);
        model.addAttribute("worth", work.upTo(day).stream().filter(w -> w.projectCode().equals(project)).findFirst().orElse(null));
        model.addAttribute("time", time.stream().limit(ENTRIES).toList());
        model.addAttribute("timeLeftOut", Math.max(0, time.size() - ENTRIES));
        model.addAttribute("expenses", unbilled.expenses(project, day, false));
        model.addAttribute("people", people.find(time.stream().map(Unbilled.Time::personCode).collect(Collectors.toSet())));
        return "billing/unbilled-project";
    }
}
