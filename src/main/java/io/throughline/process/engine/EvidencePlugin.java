package io.throughline.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the engine does is written down as it does it, in tables that its clean-up never sees. */
@Component
@Order(200)
class EvidencePlugin extends AbstractProcessEnginePlugin {
    private final PathTaken path;
    private final DecisionsTaken decisions;
    private final ModelsKept models;
    private final ApplicationEventPublisher events;

    EvidencePlugin(PathTaken path, DecisionsTaken decisions, ModelsKept models, ApplicationEventPublisher events) {
        this.path = path;
        this.decisions = decisions;
        this.models = models;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), path));
        engine.setCustomPostDeployers(with(engine.getCustomPostDeployers(), models));
        engine.setCustomIncidentHandlers(with(with(engine.getCustomIncidentHandlers(), new FailuresTold(Incident.FAILED_JOB_HANDLER_TYPE, events)),
                new FailuresTold(Incident.EXTERNAL_TASK_HANDLER_TYPE, events)));
        if (engine.getDmnEngineConfiguration() == null) engine.setDmnEngineConfiguration(new DefaultDmnEngineConfiguration());
        var tables = engine.getDmnEngineConfiguration();
        tables.setCustomPostDecisionTableEvaluationListeners(with(tables.getCustomPostDecisionTableEvaluationListeners(), decisions));
    }

    private static <T> List<T> with(List<T> others, T ours) {
        var all = new ArrayList<T>();
        if (others != null) all.addAll(others);
        all.add(ours);
        return all;
    }
}
