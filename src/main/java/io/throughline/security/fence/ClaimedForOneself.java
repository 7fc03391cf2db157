package io.throughline.security.fence;

import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * People take tasks of their group for themselves, never for somebody else, and give back only what others may take:
 * a task that was theirs by name would be nobody's, and its process would wait for ever.
 */
class ClaimedForOneself extends CommandInterceptor {
    private static final CarriedBy<String> TASK = new CarriedBy<>(String.class, "taskId");
    private static final CarriedBy<String> WHO = new CarriedBy<>(String.class, "userId");

    @Override
    public <T> T execute(Command<T> command) {
        if (!(command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd)) return next.execute(command);
        var context = Context.getCommandContext();
        var task = TASK.in(command).findFirst().map(context.getTaskManager()::findTaskById).orElse(null);
        if (context.getAuthentication() == null || task == null) return next.execute(command);
        var person = context.getAuthenticatedUserId();
        var who = WHO.in(command).findFirst().orElse(null);
        if (who == null) return giveBack(context, command, task, person);
        if (!who.equals(person)) throw new AuthorizationException("A task is taken for oneself, not for '%s'.".formatted(who));
        return next.execute(command);
    }

    private <T> T giveBack(CommandContext context, Command<T> command, TaskEntity task, String person) {
        if (!Objects.equals(task.getAssignee(), person)) throw new AuthorizationException("Only '%s' may give the task back.".formatted(task.getAssignee()));
        if (task.getCandidates().isEmpty()) throw new BadUserRequestException("'%s' is yours by name; nobody else could take it.".formatted(task.getName()));
        return without(context, command);
    }

    /** The engine wants a right for this that would also let people hand tasks to others. */
    private <T> T without(CommandContext context, Command<T> command) {
        boolean checked = context.isAuthorizationCheckEnabled();
        context.disableAuthorizationCheck();
        try {
            return next.execute(command);
        } finally {
            if (checked) context.enableAuthorizationCheck();
        }
    }
}
