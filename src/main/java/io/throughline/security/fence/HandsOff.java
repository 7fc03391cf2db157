package io.throughline.security.fence;

import io.throughline.security.EngineHands;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByKeyCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PurgeDatabaseAndCacheCmd;
import org.camunda.bpm.engine.impl.cmd.SetProcessDefinitionVersionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;

/** Deploying, deleting models, migrating and modifying: only by {@link EngineHands}, whoever asks and however. */
class HandsOff extends CommandInterceptor {
    private static final List<Class<?>> KEPT_BACK = List.of(DeployCmd.class, DeleteDeploymentCmd.class, AbstractDeleteProcessDefinitionCmd.class,
            DeleteProcessDefinitionsByIdsCmd.class, DeleteProcessDefinitionsByKeyCmd.class, AbstractMigrationCmd.class, AbstractModificationCmd.class,
            AbstractProcessInstanceModificationCommand.class, ModifyProcessInstanceCmd.class, ModifyProcessInstanceAsyncCmd.class,
            AbstractRestartProcessInstanceCmd.class, StartProcessInstanceAtActivitiesCmd.class, SetProcessDefinitionVersionCmd.class, PurgeDatabaseAndCacheCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (!EngineHands.areAllowed() && KEPT_BACK.stream().anyMatch(kind -> kind.isInstance(command))) {
            throw new AuthorizationException("%s is kept for releases of models; nobody does it by hand.".formatted(command.getClass().getSimpleName()));
        }
        return next.execute(command);
    }
}
