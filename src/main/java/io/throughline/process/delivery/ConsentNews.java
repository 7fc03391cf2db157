package io.throughline.process.delivery;

import io.throughline.billing.BillingRuns;
import io.throughline.billing.OverrunFound;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.process.Correlation;
import io.throughline.project.ClientConsents;
import io.throughline.project.Consent.Kind;
import io.throughline.project.ConsentAnswered;
import io.throughline.project.ConsentAsked;
import io.throughline.project.ConsentWithdrawn;
import io.throughline.project.ProjectHandedOver;
import io.throughline.project.Projects;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What starts {@code client-consent} and wakes it; an overrun that the client agreed to is billed at once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ConsentNews {
    private final Correlation correlation;
    private final ClientConsents consents;
    private final Projects projects;
    private final People people;
    private final BillingRuns runs;
    private final RuntimeService runtime;
    private final TaskService tasks;

    ConsentNews(Correlation correlation, ClientConsents consents, Projects projects, People people, BillingRuns runs, RuntimeService runtime, TaskService tasks) {
        this.correlation = correlation;
        this.consents = consents;
        this.projects = projects;
        this.people = people;
        this.runs = runs;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @EventListener
    public void on(OverrunFound fact) {
        consents.askOverrun(projects.get(fact.projectCode()), fact.agreed().amount(), fact.worth().amount(), fact.percent(), fact.upTo());
    }

    @EventListener
    public void on(ConsentAsked news) {
        var manager = people.userOf(projects.get(news.projectCode()).managerCode());
        correlation.start(ConsentAsked.class, key(news.consentId()), Map.of("consentId", news.consentId(), "projectCode", news.projectCode(), "manager", manager));
    }

    @EventListener
    public void on(ConsentAnswered news) {
        correlation.wake(ConsentAnswered.class, key(news.consentId()), Map.of("accepted", news.accepted()));
        if (news.accepted() && news.kind() == Kind.OVERRUN) Actor.as("system", () -> runs.request(null, LocalDate.parse(news.about()), List.of(news.projectCode())));
    }

    @EventListener
    public void on(ConsentWithdrawn news) {
        correlation.wake(ConsentWithdrawn.class, key(news.consentId()), Map.of());
    }

    @EventListener
    public void on(ProjectHandedOver news) {
        var to = people.userOf(news.toManager());
        for (var instance : runtime.createProcessInstanceQuery().processDefinitionKey("client-consent").variableValueEquals("projectCode", news.projectCode()).list()) {
            runtime.setVariable(instance.getId(), "manager", to);
            tasks.createTaskQuery().processInstanceId(instance.getId()).list().forEach(task -> tasks.setAssignee(task.getId(), to));
        }
    }

    private static String key(long consentId) {
        return "consent/" + consentId;
    }
}
