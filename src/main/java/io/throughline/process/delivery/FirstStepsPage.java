package io.throughline.process.delivery;

import io.throughline.billing.Billing;
import io.throughline.firm.Firm;
import io.throughline.page.Navigation;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.project.Clients;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** From the empty system to the first paid invoice: what is done, what comes next, and where. */
@Controller
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
class FirstStepsPage {
    private final Firm firm;
    private final People people;
    private final Clients clients;
    private final Projects projects;
    private final Billing billing;
    private final JdbcClient jdbc;
    private final Navigation navigation;

    FirstStepsPage(Firm firm, People people, Clients clients, Projects projects, Billing billing, JdbcClient jdbc, Navigation navigation) {
        this.firm = firm;
        this.people = people;
        this.clients = clients;
        this.projects = projects;
        this.billing = billing;
        this.jdbc = jdbc;
        this.navigation = navigation;
    }

    /** {@code key}: title and sentence are the messages {@code first.<key>} and {@code first.<key>.how}; {@code roles}: who can do it; {@code mine}: the reader is one of them. */
    record FirstStep(String key, boolean done, String link, Set<String> roles, boolean mine) {}

    @Bean
    static NavigationEntry firstSteps() {
        return NavigationEntry.of(NavigationEntry.Group.ENGINE, 4, "firstSteps", "/first-steps", "ADMIN", "DIRECTOR", "FINANCE", "MANAGER");
    }

    @GetMapping("/first-steps")
    String show(Model page) {
        var steps = steps();
        page.addAttribute("steps", steps);
        page.addAttribute("count", steps.stream().filter(FirstStep::done).count());
        page.addAttribute("next", steps.stream().filter(s -> !s.done()).findFirst().map(FirstStep::key).orElse(""));
        return "process/first-steps";
    }

    private List<FirstStep> steps() {
        var profile = firm.profile();
        var all = projects.all();
        return List.of(
                step("firm", filled(profile.street()) && filled(profile.iban()), "/firm", Set.of("ADMIN", "FINANCE", "DIRECTOR")),
                step("person", !people.all().isEmpty(), "/people/new", Set.of("ADMIN")),
                step("client", !clients.all().isEmpty(), "/clients/new", Set.of("MANAGER", "FINANCE", "DIRECTOR", "ADMIN")),
                step("project", !all.isEmpty(), "/projects/new", Set.of("MANAGER", "DIRECTOR", "ADMIN")),
                step("setUp", all.stream().anyMatch(p -> p.state() != ProjectState.SETUP), "/camunda/app/tasklist/default/", Set.of("MANAGER", "DIRECTOR")),
                step("week", any("select 1 from app.timesheet"), "/week", Set.of("CONSULTANT")),
                step("approval", any("select 1 from app.time_entry where state = 'APPROVED'"), "/approvals", Set.of("MANAGER")),
                step("invoice", billing.invoices("ISSUED", null, null, 0, 1).totalElements() > 0, "/month-end", Set.of("FINANCE")),
                step("payment", any("select 1 from app.payment"), "/invoices", Set.of("FINANCE")));
    }

    private FirstStep step(String key, boolean done, String link, Set<String> roles) {
        return new FirstStep(key, done, link, roles, roles.stream().anyMatch(navigation::is));
    }

    private boolean any(String query) {
        return jdbc.sql(query + " limit 1").query(Integer.class).optional().isPresent();
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
