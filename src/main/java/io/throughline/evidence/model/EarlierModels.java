package io.throughline.evidence.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Copies what was deployed before copies were kept; afterwards there is nothing to do. */
@Component
class EarlierModels {
    private final RepositoryService repository;
    private final JdbcTemplate jdbc;

    EarlierModels(RepositoryService repository, JdbcTemplate jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void copy() throws IOException {
        Set<String> known = new TreeSet<>(jdbc.queryForList("select definition_id from app.model_copy", String.class));
        for (var process : repository.createProcessDefinitionQuery().list()) {
            if (!known.contains(process.getId())) keep("PROCESS", process, repository.getProcessModel(process.getId()));
        }
        for (var decision : repository.createDecisionDefinitionQuery().list()) {
            if (!known.contains(decision.getId())) keep("DECISION", decision, repository.getDecisionModel(decision.getId()));
        }
    }

    private void keep(String kind, ResourceDefinition definition, InputStream model) throws IOException {
        try (model) {
            var content = model.readAllBytes();
            var deployed = repository.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult().getDeploymentTime();
            jdbc.update("""
                    insert into app.model_copy (definition_id, kind, key, version, name, resource, sha256, content, deployment_id, deployed_at, deployed_by)
                    values (?, ?, ?, ?, ?, ?, encode(sha256(?), 'hex'), ?, ?, ?, 'system') on conflict do nothing""", definition.getId(), kind, definition.getKey(), definition.getVersion(),
                    definition.getName() == null ? definition.getKey() : definition.getName(), definition.getResourceName(), content, content, definition.getDeploymentId(),
                    new java.sql.Timestamp(deployed.getTime()));
        }
    }
}
