package io.throughline.process.books;

import io.throughline.process.ModelDeployed;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Whether what is done each day runs by itself. Where years pass in minutes it rests: the proof is made at the end, and nobody reads old news. */
@Component
class EachDay {
    private static final List<String> MODELS = List.of("completeness", "morning-digest", "closing-day");
    private final RepositoryService repository;
    private final boolean wanted;

    EachDay(RepositoryService repository, @Value("${throughline.nightly-proof:true}") boolean wanted) {
        this.repository = repository;
        this.wanted = wanted;
    }

    @EventListener(ApplicationStartedEvent.class)
    public void set() {
        for (var model : repository.createProcessDefinitionQuery().processDefinitionKeyIn(MODELS.toArray(String[]::new)).latestVersion().list()) {
            if (wanted && model.isSuspended()) repository.activateProcessDefinitionById(model.getId(), true, null);
            else if (!wanted && !model.isSuspended()) repository.suspendProcessDefinitionById(model.getId(), true, null);
        }
    }

    /** A release brings each in awake. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    public void rest(ModelDeployed model) {
        if (!wanted && MODELS.contains(model.key())) repository.suspendProcessDefinitionById(model.definitionId(), true, null);
    }
}
