package io.throughline.security.fence;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/** Whoever a task is taken from may no longer work on it; the engine would leave that right for ever. */
class TaskRights extends DefaultAuthorizationProvider {
    /** The kind of link to a task that {@code process} gives to those who wait for it. */
    private static final String WATCHER = "watcher";

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String now) {
        var rights = new ArrayList<AuthorizationEntity>();
        if (before != null && !before.equals(now)) {
            var old = getGrantAuthorization(task.getId(), before, null, Resources.TASK);
            if (old != null) {
                old.removePermission(TaskPermissions.TASK_WORK);
                old.removePermission(Permissions.READ);
                rights.add(old);
            }
        }
        var granted = super.newTaskAssignee(task, before, now);
        if (granted != null) rights.addAll(List.of(granted));
        return rights.isEmpty() ? null : rights.toArray(AuthorizationEntity[]::new);
    }

    /** Whoever only watches a task sees it and cannot work on it. */
    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String person, String type) {
        if (!WATCHER.equals(type)) return super.newTaskUserIdentityLink(task, person, type);
        if (getGrantAuthorization(task.getId(), person, null, Resources.TASK) != null) return null;
        var right = createGrantAuthorization(person, null, Resources.TASK, task.getId(), Permissions.READ);
        return new AuthorizationEntity[] {right};
    }
}
