package io.throughline.process.engine;

import io.throughline.journal.Actor;
import io.throughline.process.ModelDeployed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps our own copy of whatever is deployed, through whichever door, in the deployment's transaction. */
@Component
class ModelsKept implements Deployer {
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModelsKept(JdbcTemplate jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) return;
        keep(deployment, "PROCESS", ProcessDefinitionEntity.class);
        keep(deployment, "DECISION", DecisionDefinitionEntity.class);
        keep(deployment, "FORM", CamundaFormDefinitionEntity.class);
    }

    private <T extends ResourceDefinitionEntity<?>> void keep(DeploymentEntity deployment, String kind, Class<T> type) {
        var made = deployment.getDeployedArtifacts(type);
        for (var definition : made == null ? List.<T>of() : made) {
            var content = deployment.getResource(definition.getResourceName()).getBytes();
            var sha256 = sha256(content);
            jdbc.update("""
                    insert into app.model_copy (definition_id, kind, key, version, name, resource, sha256, content, deployment_id, deployed_at, deployed_by)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", definition.getId(), kind, definition.getKey(), definition.getVersion(),
                    name(definition), definition.getResourceName(), sha256, content, deployment.getId(),
                    Timestamp.from(clock.instant()), Actor.current());
            events.publishEvent(new ModelDeployed(kind, definition.getKey(), definition.getVersion(), definition.getId(), sha256));
        }
    }

    /** Forms have none. */
    private static String name(ResourceDefinitionEntity<?> definition) {
        return definition instanceof CamundaFormDefinitionEntity || definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
