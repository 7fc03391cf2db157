package io.throughline.process;

import io.throughline.api.PageOf;
import io.throughline.api.Unknown;
import io.throughline.process.incident.WhyItFailed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Steps that failed, why, what they hold up, and another try once the cause is gone. */
@Service
public class Incidents {
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ExternalTaskService external;
    private final RepositoryService repository;
    private final HistoryService history;
    private final WhyItFailed why;
    private final ApplicationEventPublisher events;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    Incidents(RuntimeService runtime, ManagementService management, ExternalTaskService external, RepositoryService repository, HistoryService history,
              WhyItFailed why, ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.management = management;
        this.external = external;
        this.repository = repository;
        this.history = history;
        this.why = why;
        this.events = events;
    }

    /** What came of a step: it still fails, is being tried again, failed again as another incident, or went through (or its story ended). */
    public enum Outcome { FAILS, TRYING, FAILED_AGAIN, OVER }

    /** {@code stepName} as drawn; {@code outside}: done by a worker; {@code endedAt} null while it lasts; {@code again}: the incident that followed, if any. */
    public record FailedStep(String id, String process, String processName, String step, String stepName, String businessKey, String why, boolean outside,
                             Instant since, Instant endedAt, Outcome outcome, String again) {}

    /** What fails now, the newest first. */
    public PageOf<FailedStep> open(int page, int size) {
        var query = history.createHistoricIncidentQuery().open();
        return new PageOf<>(query.orderByCreateTime().desc().listPage(page * size, size).stream().map(this::view).toList(), query.count(), page, size);
    }

    /** What failed before and does not any more, the newest first. */
    public List<FailedStep> ended(int most) {
        return history.createHistoricIncidentQuery().resolved().orderByEndTime().desc().listPage(0, most).stream().map(this::view).toList();
    }

    public List<FailedStep> of(String process, String businessKey) {
        var instances = runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey).withIncident().list();
        return instances.stream().flatMap(i -> history.createHistoricIncidentQuery().processInstanceId(i.getId()).open().list().stream()).map(this::view).toList();
    }

    public FailedStep get(String id) {
        return Optional.ofNullable(history.createHistoricIncidentQuery().incidentId(id).singleResult()).map(this::view)
                .orElseThrow(() -> new Unknown("incident", id));
    }

    /** Publishes StepRetried. Repeating it while the step is being tried changes nothing. */
    @Transactional
    public FailedStep retry(String id) {
        var before = get(id);
        var incident = runtime.createIncidentQuery().incidentId(id).singleResult();
        if (incident == null) return before;
        if (before.outside()) again(incident.getConfiguration());
        else management.setJobRetries(incident.getConfiguration(), 3);
        events.publishEvent(new StepRetried(incident.getActivityId(), before.businessKey(), before.why()));
        return before;
    }

    /** At once: what failed rests for a while else, as if it were the engine's own next try. */
    private void again(String taskId) {
        external.setRetries(taskId, 3);
        external.unlock(taskId);
    }

    private FailedStep view(HistoricIncident incident) {
        var definition = repository.getProcessDefinition(incident.getProcessDefinitionId());
        var instance = history.createHistoricProcessInstanceQuery().processInstanceId(incident.getProcessInstanceId()).singleResult();
        boolean outside = Incident.EXTERNAL_TASK_HANDLER_TYPE.equals(incident.getIncidentType());
        var again = incident.isOpen() ? null : next(incident);
        return new FailedStep(incident.getId(), definition.getKey(), definition.getName(), incident.getActivityId(),
                name(definition.getId(), incident.getActivityId()), instance == null ? null : instance.getBusinessKey(), why.of(incident), outside,
                incident.getCreateTime().toInstant(), incident.getEndTime() == null ? null : incident.getEndTime().toInstant(),
                outcome(incident, outside, again), again == null ? null : again.getId());
    }

    /** The first incident of the same piece of work after this one. */
    private HistoricIncident next(HistoricIncident incident) {
        return history.createHistoricIncidentQuery().configuration(incident.getConfiguration()).createTimeAfter(incident.getEndTime()).orderByCreateTime().asc()
                .listPage(0, 1).stream().findFirst().orElse(null);
    }

    private Outcome outcome(HistoricIncident incident, boolean outside, HistoricIncident again) {
        if (incident.isOpen()) return Outcome.FAILS;
        if (again != null) return Outcome.FAILED_AGAIN;
        boolean waits = outside ? external.createExternalTaskQuery().externalTaskId(incident.getConfiguration()).count() > 0
                : management.createJobQuery().jobId(incident.getConfiguration()).count() > 0;
        return waits ? Outcome.TRYING : Outcome.OVER;
    }

    private String name(String definitionId, String elementId) {
        return names.computeIfAbsent(definitionId + "/" + elementId, key -> {
            var element = repository.getBpmnModelInstance(definitionId).getModelElementById(elementId);
            return element instanceof FlowElement step && step.getName() != null ? step.getName() : elementId;
        });
    }
}
