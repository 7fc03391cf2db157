package io.throughline.process;

import io.throughline.api.PageOf;
import io.throughline.api.Unknown;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The incident desk: steps that failed, why in words, and another try once the cause is gone. */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentController {
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ExternalTaskService external;
    private final RepositoryService repository;
    private final ApplicationEventPublisher events;

    IncidentController(RuntimeService runtime, ManagementService management, ExternalTaskService external, RepositoryService repository,
                       ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.management = management;
        this.external = external;
        this.repository = repository;
        this.events = events;
    }

    record FailedStep(String id, String process, String step, String businessKey, String why, Instant since) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
    PageOf<FailedStep> all(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        var query = runtime.createIncidentQuery();
        List<FailedStep> found = query.orderByIncidentTimestamp().desc().listPage(page * size, size).stream().map(this::view).toList();
        return new PageOf<>(found, query.count(), page, size);
    }

    @PostMapping("/{id}/retry")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @Transactional
    FailedStep retry(@PathVariable String id) {
        var incident = runtime.createIncidentQuery().incidentId(id).singleResult();
        if (incident == null) throw new Unknown("incident", id);
        var view = view(incident);
        if (Incident.EXTERNAL_TASK_HANDLER_TYPE.equals(incident.getIncidentType())) external.setRetries(incident.getConfiguration(), 3);
        else management.setJobRetries(incident.getConfiguration(), 3);
        events.publishEvent(new StepRetried(incident.getActivityId(), view.businessKey(), view.why()));
        return view;
    }

    private FailedStep view(Incident incident) {
        var definition = repository.getProcessDefinition(incident.getProcessDefinitionId());
        var instance = runtime.createProcessInstanceQuery().processInstanceId(incident.getProcessInstanceId()).singleResult();
        return new FailedStep(incident.getId(), definition.getKey(), incident.getActivityId(), instance == null ? null : instance.getBusinessKey(),
                incident.getIncidentMessage(), incident.getIncidentTimestamp().toInstant());
    }
}
