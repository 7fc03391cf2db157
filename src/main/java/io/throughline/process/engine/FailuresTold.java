package io.throughline.process.engine;

import io.throughline.process.StepFailed;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;

/** An incident as the engine makes it, and told to the journal. */
final class FailuresTold extends DefaultIncidentHandler {
    private final ApplicationEventPublisher events;

    FailuresTold(String type, ApplicationEventPublisher events) {
        super(type);
        this.events = events;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        var incident = super.handleIncident(context, message);
        events.publishEvent(new StepFailed(context.getActivityId(), incident.getProcessInstanceId(), context.getProcessDefinitionId(), message));
        return incident;
    }
}
