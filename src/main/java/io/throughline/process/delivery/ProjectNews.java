package io.throughline.process.delivery;

import io.throughline.billing.InvoiceDraftRejected;
import io.throughline.billing.ProjectBilled;
import io.throughline.people.People;
import io.throughline.process.Correlation;
import io.throughline.profitability.BudgetThresholdReached;
import io.throughline.project.CloseoutRequested;
import io.throughline.project.MilestonePlanned;
import io.throughline.project.ProjectCancelled;
import io.throughline.project.ProjectClosed;
import io.throughline.project.ProjectConfirmed;
import io.throughline.project.ProjectHandedOver;
import io.throughline.project.ProjectPutOnHold;
import io.throughline.project.ProjectResumed;
import io.throughline.project.ProjectTakenOver;
import io.throughline.project.Projects;
import io.throughline.receivables.ReceivableSettled;
import io.throughline.receivables.ReceivablesSettled;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a project and its process must hear of, in the transaction in which it happens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProjectNews {
    private final Correlation correlation;
    private final Projects projects;
    private final People people;
    private final RuntimeService runtime;
    private final TaskService tasks;

    ProjectNews(Correlation correlation, Projects projects, People people, RuntimeService runtime, TaskService tasks) {
        this.correlation = correlation;
        this.projects = projects;
        this.people = people;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @EventListener
    public void on(ProjectConfirmed news) {
        correlation.start(ProjectConfirmed.class, news.projectCode(),
                Map.of("projectCode", news.projectCode(), "clientCode", news.clientCode(), "manager", people.userOf(news.managerCode())));
    }

    @EventListener
    public void on(ProjectTakenOver news) {
        correlation.start(ProjectTakenOver.class, news.projectCode(), Map.of("projectCode", news.projectCode(), "manager", people.userOf(news.managerCode())));
    }

    @EventListener
    public void on(MilestonePlanned news) {
        correlation.tell(MilestonePlanned.class, news.projectCode(), Map.of("milestoneId", String.valueOf(news.milestoneId())));
    }

    @EventListener
    public void on(ProjectPutOnHold news) {
        correlation.wake(ProjectPutOnHold.class, news.projectCode(), Map.of());
    }

    @EventListener
    public void on(ProjectResumed news) {
        correlation.wake(ProjectResumed.class, news.projectCode(), Map.of());
    }

    @EventListener
    public void on(ProjectCancelled news) {
        correlation.wake(ProjectCancelled.class, news.projectCode(), Map.of("reason", news.reason()));
    }

    @EventListener
    public void on(BudgetThresholdReached news) {
        correlation.tell(BudgetThresholdReached.class, news.projectCode(),
                Map.of("percent", news.percent(), "approvedHours", news.approvedHours().toPlainString()));
    }

    @EventListener
    public void on(ProjectBilled news) {
        ask(ProjectBilled.class, List.of(news.projectCode()));
    }

    @EventListener
    public void on(ReceivablesSettled news) {
        ask(ReceivableSettled.class, news.receivables().stream().flatMap(r -> r.projectCodes().stream()).toList());
    }

    @EventListener
    public void on(InvoiceDraftRejected news) {
        ask(InvoiceDraftRejected.class, news.projectCodes());
    }

    @EventListener
    public void on(CloseoutRequested news) {
        correlation.start(CloseoutRequested.class, news.projectCode(), Map.of("projectCode", news.projectCode(), "manager", people.userOf(news.managerCode())));
    }

    @EventListener
    public void on(ProjectClosed news) {
        correlation.wake(ProjectClosed.class, news.projectCode(), Map.of());
    }

    /** Open tasks follow to the new manager, and so do those to come. */
    @EventListener
    public void on(ProjectHandedOver news) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(news.projectCode()).variableValueEquals("projectCode", news.projectCode()).list()
                .forEach(instance -> runtime.setVariable(instance.getId(), "manager", people.userOf(news.toManager())));
        tasks.createTaskQuery().processInstanceBusinessKey(news.projectCode()).processVariableValueEquals("projectCode", news.projectCode())
                .taskAssignee(people.userOf(news.fromManager())).list().forEach(task -> tasks.setAssignee(task.getId(), people.userOf(news.toManager())));
    }

    /** The lock makes asking and waiting of {@code askWhatIsOpen} one thing; by project, as another process may have a key that reads the same. */
    private void ask(Class<?> fact, List<String> projectCodes) {
        projects.lock(projectCodes);
        correlation.wakeWhere(fact, "projectCode", projectCodes);
    }
}
