package io.throughline.process;

import io.throughline.billing.Billing;
import io.throughline.firm.Firm;
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

    FirstStepsPage(Firm firm, People people, Clients clients, Projects projects, Billing billing, JdbcClient jdbc) {
        this.firm = firm;
        this.people = people;
        this.clients = clients;
        this.projects = projects;
        this.billing = billing;
        this.jdbc = jdbc;
    }

    /** {@code key}: title and sentence are the messages {@code first.<key>} and {@code first.<key>.how}; {@code roles}: who can do it. */
    record FirstStep(String key, boolean done, String link, Set<String> roles) {}

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
                new FirstStep("firm", filled(profile.street()) && filled(profile.iban()), "/firm", Set.of("ADMIN", "FINANCE", "DIRECTOR")),
                new FirstStep("person", !people.all().isEmpty(), "/people/new", Set.of("ADMIN")),
                new FirstStep("client", !clients.all().isEmpty(), "/clients/new", Set.of("MANAGER", "FINANCE", "DIRECTOR", "ADMIN")),
                new FirstStep("project", !all.isEmpty(), "/projects/new", Set.of("MANAGER", "DIRECTOR", "ADMIN")),
                new FirstStep("setUp", all.stream().anyMatch(p -> p.state() != ProjectState.SETUP), "/camunda/app/tasklist/default/", Set.of("MANAGER", "DIRECTOR")),
                new FirstStep("week", any("select 1 from app.timesheet"), "/week", Set.of("CONSULTANT")),
                new FirstStep("approval", any("select 1 from app.time_entry where state = 'APPROVED'"), "/camunda/app/tasklist/default/", Set.of("MANAGER")),
                new FirstStep("invoice", billing.invoices("ISSUED", null, null, 0, 1).totalElements() > 0, "/month-end", Set.of("FINANCE")),
                new FirstStep("payment", any("select 1 from app.payment"), "/invoices", Set.of("FINANCE")));
    }

    private boolean any(String query) {
        return jdbc.sql(query + " limit 1").query(Integer.class).optional().isPresent();
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
