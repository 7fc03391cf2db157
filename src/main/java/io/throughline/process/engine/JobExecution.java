package io.throughline.process.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Switches the job executor on; under a virtual clock, in a replay and in tests jobs are run by {@code VirtualTime} instead. */
@Component
public class JobExecution {
    private final ProcessEngine engine;

    JobExecution(ProcessEngine engine) {
        this.engine = engine;
    }

    public void start() {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        if (!executor.isActive()) executor.start();
    }
}
