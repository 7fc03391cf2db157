package io.throughline.profitability;

import io.throughline.api.PageOf;
import io.throughline.page.NavigationEntry;
import io.throughline.page.NavigationEntry.Group;
import io.throughline.people.Person;
import io.throughline.people.People;
import io.throughline.profitability.Profitability.Margin;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All projects with what was used and earned at a glance; whoever only logs time sees no figures. */
@Controller
@ConditionalOnWebApplication
class ProjectListPage {
    private static final int ROWS = 25;
    private final Projects projects;
    private final Clients clients;
    private final People people;
    private final Profitability profitability;

    ProjectListPage(Projects projects, Clients clients, People people, Profitability profitability) {
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.profitability = profitability;
    }

    @Bean
    static NavigationEntry projectList() {
        return NavigationEntry.of(Group.WORK, 20, "projects", "/projects", NavigationEntry.STAFF);
    }

    /** {@code used}: percent of the budget's hours, null without a budget; margin figures are null for whoever may not see them. */
    record Row(ProjectSummary project, String client, String manager, BigDecimal hours, BigDecimal used, Margin margin, BigDecimal marginPercent) {
        /** Good, a look, beyond. */
        public String tone() {
            return used == null || used.intValue() < 75 ? "" : used.intValue() < 100 ? "warn" : "bad";
        }
    }

    @GetMapping("/projects")
    @PreAuthorize("hasAnyRole('CONSULTANT','MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
    String list(@RequestParam(required = false) ProjectState state, @RequestParam(defaultValue = "") String manager, @RequestParam(defaultValue = "") String client,
                @RequestParam(defaultValue = "") String find, @RequestParam(defaultValue = "0") int page, Authentication who, Model model) {
        boolean money = people.caller(who).hasAny("MANAGER", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
        var clientNames = clients.all().stream().collect(Collectors.toMap(Client::code, Client::name));
        var names = people.all().stream().collect(Collectors.toMap(Person::code, Person::name));
        var all = projects.all();
        var found = all.stream().filter(p -> state == null || p.state() == state).filter(p -> manager.isEmpty() || p.managerCode().equals(manager))
                .filter(p -> client.isEmpty() || p.clientCode().equals(client))
                .filter(p -> (p.code() + " " + p.name()).toLowerCase().contains(find.strip().toLowerCase()))
                .sorted(Comparator.comparing((ProjectSummary p) -> p.state().compareTo(ProjectState.DELIVERED) >= 0).thenComparing(ProjectSummary::startDate, Comparator.reverseOrder())
                        .thenComparing(ProjectSummary::code)).toList();
        int at = Math.max(page, 0);
        var shown = found.stream().skip((long) at * ROWS).limit(ROWS).toList();
        var hours = profitability.approvedHours(shown.stream().map(ProjectSummary::code).toList());
        var margins = money ? profitability.ofProjects(shown.stream().map(ProjectSummary::code).toList()) : Map.<String, Margin>of();
        model.addAttribute("money", money);
        model.addAttribute("projects", new PageOf<>(shown.stream().map(p -> row(p, clientNames, names, hours, margins)).toList(), found.size(), at, ROWS));
        model.addAttribute("states", ProjectState.values());
        model.addAttribute("managers", all.stream().map(ProjectSummary::managerCode).distinct().sorted().collect(Collectors.toMap(c -> c, c -> names.getOrDefault(c, c), (a, b) -> a, java.util.TreeMap::new)));
        model.addAttribute("clients", all.stream().map(ProjectSummary::clientCode).distinct().sorted().collect(Collectors.toMap(c -> c, c -> clientNames.getOrDefault(c, c), (a, b) -> a, java.util.TreeMap::new)));
        model.addAttribute("mayConfirm", people.caller(who).hasAny("MANAGER", "FINANCE", "DIRECTOR", "ADMIN"));
        model.addAttribute("filtered", state != null || !manager.isEmpty() || !client.isEmpty() || !find.isBlank());
        return "profitability/projects";
    }

    private Row row(ProjectSummary p, Map<String, String> clientNames, Map<String, String> names, Map<String, BigDecimal> hours, Map<String, Margin> margins) {
        var used = hours.getOrDefault(p.code(), BigDecimal.ZERO);
        var margin = margins.get(p.code());
        return new Row(p, clientNames.getOrDefault(p.clientCode(), p.clientCode()), names.getOrDefault(p.managerCode(), p.managerCode()), used,
                share(used, p.budgetHours()), margin, margin == null ? null : share(margin.margin(), margin.revenue()));
    }

    static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole == null || whole.signum() <= 0 ? null : part.movePointRight(2).divide(whole, 0, Rounding.MODE);
    }
}
