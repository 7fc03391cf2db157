package io.throughline.project;

import io.throughline.Times;
import io.throughline.people.People;
import io.throughline.people.Person;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** Clients, people and projects to start from; every call makes new ones. */
public final class ProjectFixture {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final Clients clients;
    private final People people;
    private final Projects projects;
    private final Times times;

    public ProjectFixture(ApplicationContext house) {
        clients = house.getBean(Clients.class);
        people = house.getBean(People.class);
        projects = house.getBean(Projects.class);
        times = house.getBean(Times.class);
    }

    public String client() {
        return client("DE", "EUR");
    }

    public String client(String country, String currency) {
        var code = "CL" + COUNT.incrementAndGet();
        return clients.register(new Client(code, "Client " + code, country, currency, 30, code.toLowerCase() + "@client.example", "", "", "en")).code();
    }

    /** Costs 50.00 EUR an hour and sells for 100.00. */
    public String person() {
        return person("50.00", "100.00");
    }

    public String person(String costRate, String billRate) {
        var code = "PE" + COUNT.incrementAndGet();
        return people.register(new Person(code, "Person " + code, "Consultant", new BigDecimal(costRate), new BigDecimal(billRate),
                code.toLowerCase() + "@firm.example", BigDecimal.ZERO)).code();
    }

    /** Time and materials in EUR, 100 hours, 10,000.00, from today on, with a task {@code T1}; not confirmed yet. */
    public NewProject project() {
        return project(BillingModel.TIME_AND_MATERIALS, client(), "EUR", "100.00", "10000.00");
    }

    public NewProject project(BillingModel model, String client, String currency, String hours, String amount) {
        var code = "PR-" + COUNT.incrementAndGet();
        return new NewProject(code, "Project " + code, client, person(), model, currency, times.today(), new BigDecimal(hours), new BigDecimal(amount),
                List.of(task(code, "T1")), List.of());
    }

    public static ProjectTask task(String project, String code) {
        return new ProjectTask(project, code, "Task " + code, "", 1, new BigDecimal("10.00"), true, null, null, false);
    }

    public ProjectSummary inDelivery() {
        return projects.takeOver(project());
    }

    public ProjectSummary inDelivery(NewProject project) {
        return projects.takeOver(project);
    }
}
