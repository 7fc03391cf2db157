package io.throughline.process.model;

import io.throughline.firm.FirmClock;
import io.throughline.process.ModelEngine;
import io.throughline.process.ModelFiles;
import io.throughline.process.StandingModels;
import io.throughline.process.engine.EngineClock;
import io.throughline.process.engine.JobExecution;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings the models, tables and forms into the engine before it does anything: all of a release together, unless what runs is the firm's own. */
@Component
@Order(0)
class ModelDeployment implements SmartLifecycle {
    private final ModelEngine engine;
    private final StandingModels standing;
    private final ModelFiles files;
    private final ModelGate gate;
    private final FirmClock clock;
    private final JobExecution jobs;
    private volatile boolean running;

    ModelDeployment(ModelEngine engine, StandingModels standing, ModelFiles files, FirmClock clock, JobExecution jobs) {
        this.engine = engine;
        this.standing = standing;
        this.files = files;
        this.gate = new ModelGate(files.sources());
        this.clock = clock;
        this.jobs = jobs;
    }

    @Override
    public void start() {
        if (clock.isVirtual()) EngineClock.set(clock.instant());
        else EngineClock.reset();
        deploy();
        if (!clock.isVirtual()) jobs.start();
        running = true;
    }

    private void deploy() {
        if (!gate.opens(engine.runsAny())) return;
        var shipped = files.sources();
        if (shipped.isEmpty() || !standing.letsIn(shipped)) return;
        standing.broughtIn(engine.deploy(shipped, "shipped"), shipped);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the workers. */
    @Override
    public int getPhase() {
        return 0;
    }
}
