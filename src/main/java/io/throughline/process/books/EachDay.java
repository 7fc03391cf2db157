package io.throughline.process.books;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether what is done each day runs by itself. Where years pass in minutes it rests: the proof is made at the end, and nobody reads old news. */
@Component
class EachDay {
    private final RepositoryService repository;
    private final boolean wanted;

    EachDay(RepositoryService repository, @Value("${throughline.nightly-proof:true}") boolean wanted) {
        this.repository = repository;
        this.wanted = wanted;
    }

    @EventListener(ApplicationStartedEvent.class)
    public void set() {
        for (var model : repository.createProcessDefinitionQuery().processDefinitionKeyIn("completeness", "morning-digest", "closing-day").latestVersion().list()) {
            if (wanted && model.isSuspended()) repository.activateProcessDefinitionById(model.getId(), true, null);
            else if (!wanted && !model.isSuspended()) repository.suspendProcessDefinitionById(model.getId(), true, null);
        }
    }
}
