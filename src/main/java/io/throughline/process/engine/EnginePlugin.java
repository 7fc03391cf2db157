package io.throughline.process.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
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
        engine.setCreateDiagramOnDeploy(false);
        // Counters that only a licence audit reads cost a write each.
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDefaultNumberOfRetries(3);
        // When history may be cleaned up follows from its instance's end and the model's time to live: not written on each of its rows once more at that end.
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        // The last level of a name wins; id and name are those of "full", so that databases know no difference.
        engine.setCustomHistoryLevels(List.of(new HistoryWorthKeeping()));
        // A refusal is answered where it was asked; a failed job still tells its trouble.
        engine.setEnableCmdExceptionLogging(false);
    }

    /** Started by ModelDeployment, after the models are in; the starter's own configuration, which comes after ours, has switched it on. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getJobExecutor().setAutoActivate(false);
    }
}
