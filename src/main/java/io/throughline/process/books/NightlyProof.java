package io.throughline.process.books;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether {@code completeness} runs by itself each night. Where years pass in minutes it rests: the proof is made at the end. */
@Component
class NightlyProof {
    private final RepositoryService repository;
    private final boolean wanted;

    NightlyProof(RepositoryService repository, @Value("${throughline.nightly-proof:true}") boolean wanted) {
        this.repository = repository;
        this.wanted = wanted;
    }

    @EventListener(ApplicationStartedEvent.class)
    public void set() {
        for (var model : repository.createProcessDefinitionQuery().processDefinitionKey("completeness").latestVersion().list()) {
            if (wanted && model.isSuspended()) repository.activateProcessDefinitionById(model.getId(), true, null);
            else if (!wanted && !model.isSuspended()) repository.suspendProcessDefinitionById(model.getId(), true, null);
        }
    }
}
