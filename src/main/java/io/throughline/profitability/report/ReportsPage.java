package io.throughline.profitability.report;

import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.profitability.ReportFilter;
import io.throughline.profitability.Reports;
import io.throughline.project.Clients;
import io.throughline.project.Projects;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Reports to look at before they are taken along: the list, and one with its filters. */
@Controller
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
class ReportsPage {
    private static final int SHOWN = 200;
    private final Reports reports;
    private final Projects projects;
    private final Clients clients;
    private final People people;
    private final FirmClock clock;

    ReportsPage(Reports reports, Projects projects, Clients clients, People people, FirmClock clock) {
        this.reports = reports;
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry reportsEntry() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 90, "reports", "/reports", "MANAGER", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    @GetMapping("/reports")
    String all(Model model, Locale language) {
        model.addAttribute("offers", reports.offers(language));
        return "profitability/reports";
    }

    @GetMapping("/reports/{name}")
    String one(@PathVariable String name, ReportsController.Asked asked, HttpServletRequest request, Model model, Locale language) {
        var offer = reports.offers(language).stream().filter(o -> o.name().equals(name)).findFirst()
                .orElseThrow(() -> new Unknown("report", name));
        var filter = offer.filters().stream().noneMatch(request.getParameterMap()::containsKey) && offer.opensOn() == Report.Opening.LAST_YEAR ? lastYear() : asked.filter(clock);
        boolean waits = name.equals("closeout-review") && filter.project() == null;
        model.addAttribute("offer", offer);
        model.addAttribute("asked", filter);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("tables", waits ? List.of() : reports.parts(name, filter, language));
        model.addAttribute("waits", waits);
        model.addAttribute("projects", projects.all());
        model.addAttribute("clients", clients.all());
        model.addAttribute("people", people.all());
        return "profitability/report";
    }

    /** Whoever empties the fields sees everything there ever was. */
    private ReportFilter lastYear() {
        return new ReportFilter(clock.today().minusYears(1).plusDays(1), null, null, null, null, clock.today());
    }
}
