package io.throughline.process;

import io.throughline.firm.FirmClock;
import io.throughline.process.engine.EngineClock;
import io.throughline.process.engine.JobExecution;
import io.throughline.security.EngineHands;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings the models, tables and forms into the engine before it does anything: all of a release together whenever one of them changed. */
@Component
@Order(0)
class ModelDeployment implements SmartLifecycle {
    private final RepositoryService repository;
    private final ModelFiles files;
    private final ModelGate gate;
    private final FirmClock clock;
    private final JobExecution jobs;
    private volatile boolean running;

    ModelDeployment(RepositoryService repository, ModelFiles files, FirmClock clock, JobExecution jobs) {
        this.repository = repository;
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
        if (!gate.opens(repository.createProcessDefinitionQuery().count() > 0)) return;
        var release = repository.createDeployment().name("throughline").source("shipped").enableDuplicateFiltering(false);
        boolean any = false;
        for (var file : files.all()) {
            try (var content = file.resource().getInputStream()) {
                release.addInputStream(file.name(), content);
                any = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (any) EngineHands.allowed(() -> { release.deploy(); });
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
