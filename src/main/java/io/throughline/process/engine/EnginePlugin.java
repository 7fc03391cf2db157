package io.throughline.process.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How our engine differs from a stock one, the fence apart. */
@Component
@Order(100)
class EnginePlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        // Started by ModelDeployment, after the models are in.
        engine.setJobExecutorActivate(false);
        engine.setCreateDiagramOnDeploy(false);
        // Counters that only a licence audit reads cost a write each.
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDefaultNumberOfRetries(3);
    }
}
